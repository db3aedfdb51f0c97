import { as, find, type Seed } from './notation.ts';

/** The two cards of a customer, deleted without having been listed. */
export const portalCustomer: Seed = {
  file: 'portal-customer.jsonl',
  before: {
    21: [
      as(
        'portal_bob',
        find(
          '/v1/customer-portal/customers/me/payment-methods',
          {},
          {
            'items/0/id': '71932ab2-8d4d-40a4-8523-389608d1db92',
            'items/1/id': '25b97e32-6139-4230-a232-587589eef828',
          },
        ),
      ),
    ],
  },
};
