import type { Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';

/** For a moment a customer may hold one subscription only. */
export const checkouts: Seed = {
  file: 'checkouts.jsonl',
  before: { 92: [subscriptionSettings({ allow_multiple_subscriptions: false })] },
};
