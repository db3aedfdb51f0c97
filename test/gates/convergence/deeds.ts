// What merchants, customers, banks and time do to one customer. What Polar refuses just does not happen.
import { pick, type Random, whole } from '../random.ts';
import type { Town } from './town.ts';

/** Whose history it is, and what of theirs can change. */
export interface Person {
  readonly customer: string;
  readonly subscription: string;
  readonly orders: readonly string[];
  readonly licenseKey: string | null;
}

export function peopleOf({ shop: { elena, ben, priya } }: Town): readonly Person[] {
  return [
    { ...elena, orders: [elena.order, elena.license] },
    { ...ben, orders: [ben.order], licenseKey: null },
    { ...priya, orders: [priya.order], licenseKey: null },
  ];
}

type Deed = (town: Town, person: Person, random: Random) => Promise<unknown> | undefined;

const subscription =
  (change: (random: Random, town: Town) => object): Deed =>
  (town, person, random) =>
    town.ask('PATCH', `/v1/subscriptions/${person.subscription}`, change(random, town));

const PRORATIONS = ['prorate', 'invoice', 'next_period'];

export const DEEDS: Readonly<Record<string, Deed>> = {
  cancel: subscription(() => ({ cancel_at_period_end: true })),
  uncancel: subscription(() => ({ cancel_at_period_end: false })),
  plan: subscription((random, { shop: { products } }) => ({
    product_id: pick(random, [products.basic, products.pro, products.proYearly]),
    proration_behavior: pick(random, PRORATIONS),
  })),
  seats: subscription((random) => ({ seats: 3 + whole(random, 4), proration_behavior: pick(random, PRORATIONS) })),
  discount: subscription((random, { shop }) => ({ discount_id: random() < 0.5 ? shop.discount : null })),
  pause: subscription((random) => ({ pause_at_period_end: random() < 0.7 })),
  'period ends': async ({ polar }, person) => polar.moves.periodEnds(person.subscription),
  'bank declines': async ({ polar }, { customer }) => polar.moves.cardDeclines(customer),
  'bank pays': async ({ polar }, { customer }) => polar.moves.cardPays(customer),
  refund: (town, { orders }, random) => {
    town.polar.moves.refundsGo(random() < 0.5 ? 'pending' : 'settled');
    const body = { order_id: pick(random, orders), amount: 1 + whole(random, 200), reason: 'other' };
    return town.ask('POST', '/v1/refunds/', body);
  },
  'refund settles': async (town, { customer }, random) => {
    const pending = itemsOf(await town.ask('GET', `/v1/refunds/?customer_id=${customer}&succeeded=false`));
    const [first] = pending.filter(({ status }) => status === 'pending');
    if (first) town.polar.moves.refundSettles(first.id, pick(random, ['succeeded', 'failed', 'canceled'] as const));
  },
  name: (town, { customer }, random) => town.ask('PATCH', `/v1/customers/${customer}`, { name: `Name ${random()}` }),
  key: (town, { licenseKey }, random) => {
    const change =
      random() < 0.5 ? { status: pick(random, ['disabled', 'granted']) } : { limit_usage: whole(random, 9) };
    return licenseKey === null ? undefined : town.ask('PATCH', `/v1/license-keys/${licenseKey}`, change);
  },
  product: (town, _person, random) =>
    town.ask('PATCH', `/v1/products/${town.shop.products.pro}`, { name: `Pro ${random()}` }),
  invoice: (town, { orders }, random) => town.ask('POST', `/v1/orders/${pick(random, orders)}/invoice`),
  'order’s name': (town, { orders }, random) =>
    town.ask('PATCH', `/v1/orders/${pick(random, orders)}`, { billing_name: `Name ${random()}` }),
  usage: (town, { customer }) =>
    town.ask('POST', '/v1/events/ingest', { events: [{ name: 'api.call', customer_id: customer }] }),
};

interface Item {
  readonly id: string;
  readonly status: string;
}

function itemsOf(answer: unknown): readonly Item[] {
  const items: unknown = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'items');
  return Array.isArray(items) ? items : [];
}
