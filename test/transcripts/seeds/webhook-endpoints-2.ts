import { at, endpoint, find, receiverGoes, type Seed } from './notation.ts';
import { ENDPOINTS } from './webhook-endpoints.ts';

const firstOf = (of: { event_type: string; query: string; endpoint_id: string }, event: string) =>
  find('/v1/webhooks/deliveries', { ...of, limit: 1 }, { 'items/0/webhook_event/id': event });

/** What Polar gave up or skipped while the receiver was away is sent again by hand. */
export const webhookEndpoints2: Seed = {
  file: 'webhook-endpoints-2.jsonl',
  before: {
    3: [
      firstOf(
        { endpoint_id: ENDPOINTS.all, event_type: 'member.created', query: '$rfa_fail' },
        '8cc85e5b-854f-464a-830f-fd5a200dfb46',
      ),
      firstOf(
        { endpoint_id: ENDPOINTS.all, event_type: 'member.created', query: '78616cfe-7405-426e-ac6c-298ca74c1946' },
        '93b02a62-d283-42d7-88a2-36ce39e88217',
      ),
    ],
    9: [at('07:56:57.500'), receiverGoes('back'), endpoint(ENDPOINTS.all, { enabled: true })],
  },
};
