import { at, cardDeclines, find, periodEnds, type Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { buys, product } from './shop.ts';

/** Somebody whose renewal failed, and who then meets the bank's challenge. */
export const threeDs: Seed = {
  file: '3ds.jsonl',
  sessions: { portal_pd: { external_customer_id: 'ext_tda_pd' } },
  before: {
    0: [
      ...buys('tda_pd', {
        joins: '08:06:16.093',
        pays: '08:06:18.964',
        product: product.pro,
        customer: '20dedaef-80f1-4cc6-9a90-88c4bc6f2033',
        checkout: '2cbdc73c-a0ab-4825-8d62-6eaba3513109',
        subscription: '5ece4331-a9d6-4954-9b63-298c31e5d39f',
      }),
      cardDeclines('20dedaef-80f1-4cc6-9a90-88c4bc6f2033'),
      at('08:06:35.065'),
      periodEnds('5ece4331-a9d6-4954-9b63-298c31e5d39f'),
      find(
        '/v1/orders/',
        { external_customer_id: 'ext_tda_pd' },
        { 'items/0/id': '95c0b335-9fe7-4545-8216-1bb5440322b2' },
      ),
    ],
    42: [at('08:07:42.558'), subscriptionSettings()],
  },
};
