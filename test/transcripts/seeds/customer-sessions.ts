import type { Seed } from './notation.ts';

/** Sessions whose tokens are used later in the same file. */
export const customerSessions: Seed = {
  file: 'customer-sessions.jsonl',
  sessions: {
    customer_session: { token: 'polar_mst_x5e2a9741_MASKED_MASKED' },
    'custom:polar_mst': { external_customer_id: 'user_1' },
  },
  before: {},
};
