import { at, type Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';

/** The grace period that `lifecycle.jsonl` ended with is taken back. */
export const checkoutsUnits: Seed = {
  file: 'checkouts-units.jsonl',
  before: { 0: [at('08:01:08.654'), subscriptionSettings()] },
};
