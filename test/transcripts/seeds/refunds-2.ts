import type { Seed } from './notation.ts';

/** Refunds that wait for the bank, and how each ends. */
export const refunds2: Seed = {
  file: 'refunds-2.jsonl',
  sessions: { portal_ok: { external_customer_id: 'ext_rfb_ok' } },
  before: {},
};
