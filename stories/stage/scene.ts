import type { Rule } from '../../server-adapter/index.ts';
import type { Catalog } from '../../src/simulator/seeds/demo-catalog.ts';
import { stock } from '../../src/simulator/seeds/demo-catalog.ts';
import { orderOf, type Person } from '../../src/simulator/seeds/demo-people.ts';
import type { Seed } from '../../src/simulator/seeds/seed.ts';
import type { Made, Shop } from '../../src/simulator/seeds/shop.ts';
import { type Beat, tell } from '../../src/simulator/seeds/story.ts';

/** One customer and what happened to them, told with Polar's own requests: nothing in it is an answer made up. */
export interface Scene {
  /** In a person's words, for the list of scenes. */
  readonly title: string;
  readonly about: Pick<Person, 'handle'>;
  readonly happened: (shop: Shop, catalog: Catalog) => readonly Beat[];
  /** The rules of the host's code. */
  readonly rules?: readonly Rule[];
  /** The order a refund story opens. Default the newest one. */
  readonly order?: (shop: Shop) => Made;
}

/** Days ago when the shop opened: before anything that a scene tells. */
const OPENED = 720;

/** The scene as a seed for the simulator. Only this customer exists, so that it plants in a few milliseconds. */
export function seedOf({ about, happened, order }: Scene): Seed {
  return (shop) => {
    shop.daysAgo(OPENED);
    const beats = happened(shop, stock(shop));
    tell(shop, beats);
    if (beats.length === 0) return { customer: null, subscription: null, order: null, license_key: null };
    const customer = shop.ask('GET', `/v1/customers/external/${about.handle}`);
    const named = order?.(shop) ?? firstOf(shop, `/v1/orders/?customer_id=${customer.id}&sorting=-created_at`);
    const plan = firstOf(shop, `/v1/subscriptions/?customer_id=${customer.id}&sorting=-started_at`);
    return {
      customer: customer.id,
      subscription: plan?.id ?? null,
      order: named?.id ?? null,
      license_key: keyOf(shop, customer.id),
    };
  };
}

/** A license key of the customer's, which only the grants name. */
function keyOf(shop: Shop, customer: string): string | null {
  const { items } = shop.ask('GET', `/v1/benefit-grants/?customer_id=${customer}&limit=100`);
  for (const grant of Array.isArray(items) ? items : []) {
    const id: unknown = grant?.properties?.license_key_id;
    if (typeof id === 'string') return id;
  }
  return null;
}

function firstOf(shop: Shop, path: string): Made | null {
  const { items } = shop.ask('GET', path);
  return Array.isArray(items) && items.length > 0 ? items[0] : null;
}

/** Refunds part of somebody's newest order, net. */
export function refundsPart(shop: Shop, person: Person, amount: number): void {
  shop.ask('POST', '/v1/refunds/', { order_id: orderOf(shop, person).id, amount, reason: 'customer_request' });
}
