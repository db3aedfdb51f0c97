import { as, at, post, type Seed } from './notation.ts';

/** Before the recording: a session that is expired when the portal is first asked. */
export const customFields: Seed = {
  file: 'custom-fields.jsonl',
  sessions: { portal_expired: { token: '$expired_session' } },
  before: {
    0: [
      at('05:30:00.000'),
      as('oat_other_org', post('/v1/customers/', { email: 'early@example.com', external_id: 'early' })),
      as(
        'oat_other_org',
        post('/v1/customer-sessions/', { external_customer_id: 'early' }, { token: '$expired_session' }),
      ),
    ],
  },
};
