import { cardAsks, cardDeclines, cardPays, type Seed } from './notation.ts';
import { buys, product } from './shop.ts';

const CUSTOMER = 'e807674b-43a5-42fc-9d85-7d4ae41cc73e';

/** A customer with a card on file, for drafts. */
export const ordersDrafts: Seed = {
  file: 'orders-drafts.jsonl',
  sessions: { portal_dr: { external_customer_id: 'ext_tda_dr2' } },
  before: {
    0: [
      ...buys('tda_dr2', {
        joins: '08:06:29.647',
        pays: '08:06:30.966',
        product: product.basic,
        customer: CUSTOMER,
        checkout: '8a69ba37-000c-4a70-a1b1-cf2e81b41955',
        subscription: 'ce6d6ce5-480f-4af3-8165-f7ba0ad09bd0',
        order: '807b689b-e944-4ce9-a7df-5f2ea984c400',
      }),
    ],
    1: [cardAsks(CUSTOMER)],
    9: [cardDeclines(CUSTOMER)],
    16: [cardPays(CUSTOMER)],
  },
};
