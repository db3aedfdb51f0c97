import { at, checkoutsGo, features, patch, type Seed } from './notation.ts';
import { ACME } from './shop.ts';

/** The processor takes the money and breaks; the second attempt is answered. */
export const stripeFaults: Seed = {
  file: 'stripe-faults.jsonl',
  before: {
    0: [
      at('08:13:49.214'),
      features('acme', { disputes_enabled: false, dispute_auto_accept_enabled: false }),
      patch(`/v1/organizations/${ACME}`, { dispute_settings: { auto_accept_below_amount: null } }),
    ],
    1: [checkoutsGo('lost')],
    2: [at('08:13:50.500'), checkoutsGo('settled')],
  },
};
