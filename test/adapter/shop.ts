// A small shop with the people the tests talk about. Elena and Ben are customers of their own, Priya's is a team.
import { stock } from '../../src/simulator/seeds/demo-catalog.ts';
import { buys, joins, licenseKeyOf, orderOf, people, subscriptionOf } from '../../src/simulator/seeds/demo-people.ts';
import type { Seed } from '../../src/simulator/seeds/seed.ts';
import type { Shop } from '../../src/simulator/seeds/shop.ts';

export interface Account {
  readonly customer: string;
  readonly externalId: string;
  readonly subscription: string;
  /** The order that began the subscription. */
  readonly order: string;
}

export interface Shelf {
  readonly elena: Account & {
    /** A one-time order of 4900 net. */
    readonly license: string;
    /** The key it gave, in use on one device of three. */
    readonly licenseKey: string;
    readonly device: string;
  };
  readonly ben: Account;
  readonly priya: Account & { readonly owner: string; readonly members: readonly string[] };
  readonly products: Readonly<Record<'basic' | 'pro' | 'proYearly' | 'team' | 'studio' | 'free' | 'hidden', string>>;
  readonly discount: string;
  /** A checkout link that sells Pro. */
  readonly link: string;
}

type Who = 'elena' | 'ben' | 'priya';

function account(shop: Shop, who: Who): Account {
  const person = people[who];
  const customer = shop.ask('GET', `/v1/customers/external/${person.handle}`).id;
  const [subscription, order] = [subscriptionOf(shop, person).id, orderOf(shop, person).id];
  return { customer, externalId: person.handle, subscription, order };
}

/** A seed and, once it has been planted, what stands on its shelf. */
export function smallShop(): { seed: Seed; shelf: () => Shelf } {
  let planted: Shelf | undefined;
  const seed: Seed = (shop) => {
    shop.daysAgo(10);
    const { launchDiscount, ...made } = stock(shop);
    const hidden = shop.ask('POST', '/v1/products/', {
      name: 'For friends',
      recurring_interval: 'month',
      visibility: 'private',
      metadata: { margin: 7 },
      prices: [{ amount_type: 'fixed', price_amount: 100, price_currency: 'usd' }],
    });
    for (const who of ['elena', 'ben', 'priya'] as const) joins(shop, people[who]);
    buys(shop, people.elena, made.pro);
    const elena = account(shop, 'elena');
    shop.daysAgo(9);
    buys(shop, people.elena, made.studio);
    const key = shop.ask('GET', `/v1/license-keys/${licenseKeyOf(shop, people.elena)}`);
    const { key: text, organization_id } = key;
    const device = shop.ask('POST', '/v1/license-keys/activate', { key: text, organization_id, label: 'Studio iMac' });
    buys(shop, people.ben, made.pro);
    buys(shop, people.priya, made.team, { seats: 3 });
    const team = account(shop, 'priya');
    const assign = (name: string) =>
      shop.ask('POST', '/v1/customer-seats', {
        subscription_id: team.subscription,
        email: `${name}@harborline.co`,
        immediate_claim: true,
      });
    assign('owen');
    const link = shop.ask('POST', '/v1/checkout-links/', { payment_processor: 'stripe', products: [made.pro.id] });
    shop.daysAgo(0);
    const { items } = shop.ask('GET', `/v1/members/?customer_id=${team.customer}`);
    const members = Array.isArray(items) ? items.map((member: { id: string; role: string }) => member) : [];
    planted = {
      elena: { ...elena, license: orderOf(shop, people.elena).id, licenseKey: key.id, device: device.id },
      ben: account(shop, 'ben'),
      priya: {
        ...team,
        owner: members.find(({ role }) => role === 'owner')?.id ?? '',
        members: members.filter(({ role }) => role === 'member').map(({ id }) => id),
      },
      products: {
        basic: made.basic.id,
        pro: made.pro.id,
        proYearly: made.proYearly.id,
        team: made.team.id,
        studio: made.studio.id,
        free: made.free.id,
        hidden: hidden.id,
      },
      discount: launchDiscount.id,
      link: link.id,
    };
    return {
      customer: elena.customer,
      subscription: elena.subscription,
      order: planted.elena.license,
      license_key: null,
    };
  };
  return {
    seed,
    shelf: () => {
      if (!planted) throw new Error('The shop is not open yet.');
      return planted;
    },
  };
}
