import { at, cardDeclines, challengeFails, challengePasses, find, intent, periodEnds, type Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { buys, product } from './shop.ts';

const saving = 'seti_secret_030a857c64b045ebacfbc2f2';

/** Somebody whose renewal failed, and who then meets the bank's challenge. */
export const threeDs: Seed = {
  file: '3ds.jsonl',
  sessions: {
    portal_pd: { external_customer_id: 'ext_tda_pd' },
    portal_pd2: { external_customer_id: 'ext_tdb_pd' },
  },
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
    5: [at('08:06:39.480'), challengePasses('pi_secret_b747115bd3ec480ab6ca46f0')],
    15: [at('08:06:47.493'), challengePasses('pi_secret_1dad1d1a7f3c441daf7becf1')],
    21: [at('08:06:56.794'), challengeFails('pi_secret_1a4996b9abd748ccba70e51d')],
    30: [at('08:07:03.954'), challengePasses('seti_secret_71ac61a28801401da7570515')],
    35: [at('08:07:30.807'), challengeFails('pi_secret_ad649f4bca31446b97c39ebb')],
    41: [at('08:07:36.200'), challengePasses('pi_secret_ef9eceb4e3584b7d821ef358')],
    42: [at('08:07:42.558'), subscriptionSettings()],
    46: [intent(saving, 'seti_17b8d902e5c1421e9bf11991')],
    47: [challengePasses(saving)],
    // Somebody else, who leaves the bank's page.
    50: [
      ...buys('tdb_pd', {
        joins: '08:13:43.000',
        pays: '08:13:44.000',
        product: product.pro,
        customer: '$leaving',
        subscription: '$leaving_subscription',
      }),
      cardDeclines('$leaving'),
      at('08:13:57.000'),
      periodEnds('$leaving_subscription'),
      find(
        '/v1/orders/',
        { external_customer_id: 'ext_tdb_pd' },
        { 'items/0/id': '04fa7f15-3e73-4ad4-b5a4-2ee6848a99bc' },
      ),
    ],
  },
};
