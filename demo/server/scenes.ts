import { demo } from '../../src/simulator/seeds/demo.ts';
import { people, subscriptionOf } from '../../src/simulator/seeds/demo-people.ts';
import type { Seed } from '../../src/simulator/seeds/seed.ts';
import type { Made, Shop } from '../../src/simulator/seeds/shop.ts';

/** A shop that gave no name when it bought, so that its invoice has to ask for one. */
const nameless = { handle: 'usr_kiosk', email: 'hello@kiosk-espresso.de' };

/** Calls to the API that a plan includes, each month. */
const INCLUDED = [
  ['Basic', 5_000],
  ['Pro', 100_000],
] as const;

/** The simulator's demo shop, and what the two pages show beyond it. */
export const scenes: Seed = (shop) => {
  const ids = demo(shop);
  anotherCard(shop);
  usage(shop);
  invitation(shop);
  withoutName(shop);
  link(shop);
  return ids;
};

/** The card of Maya's plan is declined; this one would pay, once she says so. */
function anotherCard(shop: Shop): void {
  const session = shop.ask('POST', '/v1/customer-sessions/', { external_customer_id: people.maya.handle });
  const card = { confirmation_token_id: 'ctoken_ok_5100', set_default: false, return_url: 'http://localhost:4400' };
  shop.ask('POST', '/v1/customer-portal/customers/me/payment-methods', card, String(session.token));
}

/** Plans come with calls to an API; Elena has used more than are included. */
function usage(shop: Shop): void {
  const meter = shop.ask('POST', '/v1/meters/', {
    name: 'API calls',
    filter: { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'api_calls' }] },
    aggregation: { func: 'sum', property: 'count' },
  });
  for (const [plan, units] of INCLUDED) {
    const credit = shop.ask('POST', '/v1/benefits/', {
      type: 'meter_credit',
      description: `${units.toLocaleString('en')} API calls`,
      properties: { meter_id: meter.id, units, rollover: false },
      metadata: { floe_key: 'api_calls' },
    });
    const product = productNamed(shop, plan);
    const given = Array.isArray(product.benefits) ? product.benefits.map(({ id }) => id) : [];
    shop.ask('POST', `/v1/products/${product.id}/benefits`, { benefits: [...given, credit.id] });
  }
  const used = [
    [people.elena, 130_000],
    [people.claire, 41_250],
  ] as const;
  const events = used.map(([{ handle }, count]) => ({
    name: 'api_calls',
    external_customer_id: handle,
    metadata: { count },
  }));
  shop.ask('POST', '/v1/events/ingest', { events });
}

/** A colleague was invited to Priya's team and has not come yet. */
function invitation(shop: Shop): void {
  shop.ask('POST', '/v1/customer-seats', {
    subscription_id: subscriptionOf(shop, people.priya).id,
    email: 'noa@harborline.co',
  });
}

function withoutName(shop: Shop): void {
  const { handle, email } = nameless;
  shop.ask('POST', '/v1/customers/', { email, external_id: handle });
  const checkout = shop.ask('POST', '/v1/checkouts/', {
    products: [productNamed(shop, 'Studio license').id],
    external_customer_id: handle,
  });
  const confirm = {
    confirmation_token_id: 'ctoken_ok_1881',
    customer_email: email,
    customer_billing_address: { country: 'DE' },
  };
  shop.ask('POST', `/v1/checkouts/client/${checkout.client_secret}/confirm`, confirm, null);
}

/** One link is there already, to be changed and shared. */
function link(shop: Shop): void {
  shop.ask('POST', '/v1/checkout-links/', {
    payment_processor: 'stripe',
    label: 'Pricing page',
    products: ['Basic', 'Pro'].map((name) => productNamed(shop, name).id),
  });
}

function productNamed(shop: Shop, name: string): Made {
  const { items } = shop.ask('GET', '/v1/products/?limit=100');
  const found = Array.isArray(items) ? items.find((product) => product.name === name) : undefined;
  if (!found) throw new Error(`The demo shop sells nothing called ${name}.`);
  return found;
}
