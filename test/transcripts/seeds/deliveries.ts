import { find, type Seed } from './notation.ts';

/** An event is sent again by its id, which only the deliveries tell. */
export const webhookDeliveries: Seed = {
  file: 'webhook-deliveries-api.jsonl',
  before: {
    5: [
      find(
        '/v1/webhooks/deliveries',
        { event_type: 'order.paid', query: '423140c5-636d-42bd-af41-a38496c16cb4', limit: 1 },
        { 'items/0/webhook_event/id': '27515093-a1bf-4113-9de8-afb64c47ffc7' },
      ),
    ],
  },
};
