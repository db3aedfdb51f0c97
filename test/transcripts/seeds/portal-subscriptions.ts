import { at, cardDeclines, type Seed } from './notation.ts';
import { portalSettings, subscriptionSettings } from './organization-settings.ts';
import { buys, product } from './shop.ts';

/** Two customers in the portal, while the organization changes what it allows and how it bills a change of plan. */
export const portalSubscriptions: Seed = {
  file: 'portal-subscriptions.jsonl',
  sessions: {
    portal_ada: { external_customer_id: 'user_1' },
    portal_bob: { external_customer_id: 'user_2' },
    portal_sub: { external_customer_id: 'ext_portal' },
    portal_sub2: { external_customer_id: 'ext_portal2' },
  },
  before: {
    0: [
      ...buys('portal', {
        joins: '07:03:28.990',
        pays: '07:03:30.137',
        product: product.pro,
        customer: 'f78b63ca-f4b2-41b5-a2e4-457f467191a8',
        checkout: '4b6471e8-1f1d-4bd6-b52c-81ad7b31265f',
        subscription: '3d961d5f-02df-4ff3-bca3-e6944257e0ad',
      }),
      at('07:03:32.040'),
      portalSettings(true),
    ],
    21: [subscriptionSettings({ proration_behavior: 'next_period' })],
    25: [subscriptionSettings({ proration_behavior: 'invoice' })],
    39: [
      ...buys('portal2', {
        joins: '07:04:09.466',
        pays: '07:04:10.501',
        product: product.basic,
        customer: 'ef48b35f-921c-4a49-8890-18cc8584ecb9',
        checkout: 'e2123787-fa2c-4dd5-bfbd-2223f85a0ea7',
        subscription: 'd8b19cd4-2c5e-40c1-bf26-67b3ce3de4b8',
        order: '7e6c7937-3293-4aaa-a9d0-0e50afbb42a2',
      }),
      subscriptionSettings(),
      portalSettings(false),
    ],
    42: [portalSettings(true), cardDeclines('ef48b35f-921c-4a49-8890-18cc8584ecb9')],
  },
};
