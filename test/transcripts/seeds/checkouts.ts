import { at, checkoutExpires, post, type Seed, workersTake } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { product } from './shop.ts';

/** Two checkouts that were left alone, one that expires, and a moment when customers may hold one subscription only. */
export const checkouts: Seed = {
  file: 'checkouts.jsonl',
  before: {
    4: [post('/v1/checkouts/', { products: [product.basic] }), post('/v1/checkouts/', { products: [product.pro] })],
    // The first sale, by workers that had just started.
    12: [workersTake({ wait: 3_000 })],
    13: [at('06:52:40.900'), workersTake()],
    84: [checkoutExpires('fcb21a2a-2eb3-43b0-bda6-b889f0214f27')],
    92: [subscriptionSettings({ allow_multiple_subscriptions: false })],
  },
};
