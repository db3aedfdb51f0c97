import { as, post, type Seed } from './notation.ts';

/** A customer of an organization older than members; a session of theirs ran out long before it is used. */
export const portalLegacyOrg: Seed = {
  file: 'portal-legacy-org.jsonl',
  sessions: {
    portal_legacy: { token: '$legacy_session' },
  },
  before: {
    0: [
      as(
        'oat_other_org',
        post(
          '/v1/customers/',
          { email: 'legacy@example.com', external_id: 'leg_1' },
          { id: '9f407a5a-778b-403f-9184-1bb71328cd7d' },
        ),
      ),
    ],
    1: [
      as(
        'oat_other_org',
        post('/v1/customer-sessions/', { external_customer_id: 'leg_1' }, { token: '$legacy_session' }),
      ),
    ],
  },
};
