import { checkoutsGo, type Seed } from './notation.ts';

/** The processor takes the money and breaks; the second attempt is answered. */
export const stripeFaults: Seed = {
  file: 'stripe-faults.jsonl',
  before: { 1: [checkoutsGo('lost')], 2: [checkoutsGo('settled')] },
};
