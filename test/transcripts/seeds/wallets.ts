import { at, cardAsks, cardDeclines, find, periodEndsNow, type Seed, usageWallet } from './notation.ts';
import { buys, product } from './shop.ts';

const toppingUp = 'f6d753f9-d836-436d-8ecb-ab1f1678a932';
const toppingUpLater = 'e57c9b86-6c53-4bce-a573-2b711d466fdf';

/** A downgrade that leaves credit, and the renewal that uses it. */
export const wallets: Seed = {
  file: 'wallets.jsonl',
  sessions: {
    portal_wcredit: { external_customer_id: 'ext_waa_credit' },
    portal_wtop: { external_customer_id: 'ext_waa_top' },
  },
  before: {
    0: [
      ...buys('waa_top', {
        joins: '08:09:33.739',
        pays: '08:09:35.678',
        product: product.pro,
        customer: toppingUp,
        checkout: '3bc48238-4929-4e97-8950-e5c4759c95f4',
        subscription: 'c5f22221-a07c-42d8-8b81-3b1ca9a3855f',
        order: '82f03ce6-c83f-4a12-974a-01c25cf05974',
      }),
      ...buys('waa_credit', {
        joins: '08:09:33.742',
        pays: '08:09:35.216',
        product: product.pro,
        customer: 'c3495cb2-125a-41d6-b4ad-59e71a875abe',
        checkout: 'a1e86fc2-d563-43ea-bbf1-dba21b9d10f0',
        subscription: '87512ed1-82f7-4e66-863d-8f6907bac35e',
        order: '590fc173-0634-435a-b241-7ec56dd96123',
      }),
      ...buys('waa_team', {
        joins: '08:09:33.746',
        pays: '08:09:33.746',
        product: product.team,
        seats: 3,
        customer: 'aad1d428-162e-4c38-b150-4579a56e783a',
        subscription: 'fa976fd9-6577-408b-953f-c8f645c762c1',
      }),
    ],
    7: [at('08:09:47.587'), periodEndsNow('87512ed1-82f7-4e66-863d-8f6907bac35e')],
    17: [
      at('08:10:09.378'),
      usageWallet(toppingUp),
      find('/v1/wallets/', { customer_id: toppingUp }, { 'items/0/id': '2f942ab9-9607-43aa-b5ec-c1ac690984e9' }),
    ],
    26: [cardDeclines(toppingUp)],
    27: [cardAsks(toppingUp)],
    29: [
      ...buys('moa_tp', {
        joins: '08:13:15.854',
        pays: '08:13:16.968',
        product: product.pro,
        customer: toppingUpLater,
        checkout: 'fa79205d-af1b-4a88-9d9e-74024cfdb59c',
        subscription: 'adf394b1-36af-4d36-b682-1cdee08bc34a',
        order: '762c16fe-b1b8-4181-a0f8-25fbff5c1f7b',
      }),
      usageWallet(toppingUpLater),
      find('/v1/wallets/', { customer_id: toppingUpLater }, { 'items/0/id': '5073f407-9a3e-4b7c-b845-d36327afc980' }),
    ],
  },
};
