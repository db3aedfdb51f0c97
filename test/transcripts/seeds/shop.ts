import { as, at, find, post, type Step } from './notation.ts';

// What the recorded shop sells, by the ids its recording gave. `products.jsonl`, `discounts.jsonl`, `meters.jsonl` and
// `benefits.jsonl` hold the requests that made them.

export const product = {
  basic: '75cab902-dfb0-4729-aebc-4f722a9b3354',
  pro: '1e25aee6-c3b2-49e9-a0bb-9635885b5db1',
  trial: '29051448-5969-437b-bdd8-c592b7746cb9',
  free: '47073d26-26cb-4436-8107-b0960a941fdb',
  ebook: '684abea2-8a81-4f5d-a724-4bf619f956a4',
  usage: '96d731ef-1701-40b6-8549-0982ad24a3bf',
  team: '0cdd381d-6153-468f-9246-a9cac56d39ad',
  units: '9026480a-6d9c-4028-95e5-2b71aec9d072',
};

export const discount = {
  quarterOnce: 'e3e0b761-d959-44b8-8b3f-ffadccf1f8f3',
  tenForever: '2a104c23-29e3-4e95-801f-a4f4f7a2c66c',
  halfForThreeMonths: 'f3921b97-13cc-46e6-b998-003fa342640b',
  all: 'b41bd6f6-d8e5-4069-af54-d9fcc1f772b0',
};

export const ACME = '681b766d-5a36-45ab-bf73-fe9bb29ce116';

/** Where everybody in the recording lives. */
export const NEW_YORK = { country: 'US', line1: '1 Main St', city: 'New York', state: 'NY', postal_code: '10001' };

export interface Purchase {
  /** When the customer is made and, a moment later, the checkout confirmed. */
  joins: string;
  pays: string;
  product: string;
  discount?: string;
  seats?: number;
  units?: number;
  /** Recorded ids of what comes of it, as far as they are known. */
  customer?: string;
  checkout?: string;
  subscription?: string;
  order?: string;
}

function checkoutBody(handle: string, { product, discount, seats, units }: Purchase) {
  return {
    products: [product],
    external_customer_id: `ext_${handle}`,
    ...(discount && { discount_id: discount }),
    ...(seats && { seats }),
    ...(units && { units }),
  };
}

/** A purchase in two parts, for people who come before others have paid. */
export const inTwo = (purchase: Step[]): { comes: Step[]; pays: Step[] } => ({
  comes: purchase.slice(0, BEFORE_PAYING),
  pays: purchase.slice(BEFORE_PAYING),
});

/** The time, the customer and the open checkout. */
const BEFORE_PAYING = 3;

/** A new customer, known by a handle in e-mail, name and external id, buys one product with a good card. */
export function buys(handle: string, purchase: Purchase): Step[] {
  const { customer, checkout, subscription, order } = purchase;
  const email = `${handle}@example.com`;
  const secret = `$${handle}_secret`;
  const mine = { external_customer_id: `ext_${handle}` };
  return [
    at(purchase.joins),
    post(
      '/v1/customers/',
      { email, name: handle, external_id: `ext_${handle}` },
      customer ? { id: customer } : undefined,
    ),
    post('/v1/checkouts/', checkoutBody(handle, purchase), {
      client_secret: secret,
      ...(checkout && { id: checkout }),
    }),
    at(purchase.pays),
    as(
      'none',
      post(`/v1/checkouts/client/${secret}/confirm`, {
        confirmation_token_id: 'ctoken_ok_4242',
        customer_name: handle,
        customer_email: email,
        customer_billing_address: NEW_YORK,
      }),
    ),
    ...(subscription ? [find('/v1/subscriptions/', mine, { 'items/0/id': subscription })] : []),
    ...(order ? [find('/v1/orders/', mine, { 'items/0/id': order })] : []),
  ];
}
