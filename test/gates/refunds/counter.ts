import { type Clock, createPolar, type Polar, type Shop } from '../../../src/simulator/index.ts';
import { orders } from '../../../src/simulator/orders/table.ts';
import { leftAtProcessor } from '../../../src/simulator/refunds/processor.ts';
import { refunds } from '../../../src/simulator/refunds/table.ts';
import { buys, joins, people } from '../../../src/simulator/seeds/demo-people.ts';
import type { Made } from '../../../src/simulator/seeds/shop.ts';

/** Money that went back to a customer, as the payment processor knows it. */
export interface Payout {
  /** Floe's operation, null where somebody refunded past Floe. */
  readonly operation: string | null;
  readonly order: string;
  readonly amount: number;
  /** Null where Polar lost the record. */
  readonly refund: string | null;
}

/** Where the money is: one Polar with one customer and some paid orders, and everything that was paid back of them. */
export interface Counter {
  readonly polar: Polar;
  readonly customer: string;
  readonly orders: readonly string[];
  readonly payouts: readonly Payout[];
  /** Hands a refund to Polar and keeps what it paid. */
  pay(request: Request): Promise<Response>;
  /** Somebody refunds in Polar's dashboard, or at the processor past Polar. */
  elsewhere(order: string, how: { readonly percent: number; readonly at: 'polar' | 'processor' }): Promise<void>;
  /** The oldest pending refund ends like this. */
  settle(outcome: 'succeeded' | 'failed' | 'canceled'): void;
  statusOf(refund: string | null): string | undefined;
  /** Whether the customer still has the money. */
  isLive(payout: Payout): boolean;
  /** What a screen shows as left of an order: Polar's list, and what a person has confirmed. */
  shown(order: string, confirmed: ReadonlySet<string>): number;
  /** What is truly left of an order, as far as anybody can know. */
  left(order: string): number;
}

const none = { customer: null, subscription: null, order: null, license_key: null };

export function openCounter(clock: Clock, purchases = 2): Counter {
  let shop: Shop | undefined;
  let studio: Made | undefined;
  const polar = createPolar({
    clock,
    requestsPerMinute: 1_000_000,
    seed: (opened) => {
      shop = opened;
      studio = opened.ask('POST', '/v1/products/', {
        name: 'Studio',
        prices: [{ amount_type: 'fixed', price_amount: 4_900, price_currency: 'usd', tax_behavior: 'exclusive' }],
      });
      return none;
    },
  });
  if (!shop || !studio) throw new Error('The seed has not run.');
  const customer = joins(shop, people.elena).id;
  for (let one = 0; one < purchases; one += 1) buys(shop, people.elena, studio);
  const rows = polar.world.of(orders).all();
  const payouts: Payout[] = [];
  const rowOf = (id: string) => {
    const row = rows.find((order) => order.id === id);
    if (!row) throw new Error(`No order ${id}.`);
    return row;
  };

  /** Polar has one payment processor: it takes one refund after the other. */
  let turn: Promise<unknown> = Promise.resolve();
  function pay(request: Request): Promise<Response> {
    const paid = turn.then(async () => {
      const { order_id: order, amount, metadata } = await request.clone().json();
      const before = leftAtProcessor(polar.world, rowOf(order));
      const known = new Set(
        polar.world
          .of(refunds)
          .all()
          .map(({ id }) => id),
      );
      const response = await polar.fetch(request);
      if (leftAtProcessor(polar.world, rowOf(order)) < before) {
        const refund = polar.world.of(refunds).find(({ id }) => !known.has(id))?.id ?? null;
        payouts.push({ operation: metadata?.floe_operation ?? null, order, amount, refund });
      }
      return response;
    });
    turn = paid.catch(() => undefined);
    return paid;
  }

  const statusOf = (refund: string | null) =>
    refund === null ? undefined : polar.world.of(refunds).get(refund)?.status;
  const isLive = ({ refund }: Payout) => refund === null || ['succeeded', 'pending'].includes(statusOf(refund) ?? '');
  const leftBut = (order: string, counts: (payout: Payout) => boolean) =>
    payouts
      .filter((payout) => payout.order === order && isLive(payout) && counts(payout))
      .reduce((left, { amount }) => left - amount, rowOf(order).net_amount);
  // A refund past Floe that Polar lost is known to nobody.
  const left = (order: string) => leftBut(order, ({ operation, refund }) => operation !== null || refund !== null);

  return {
    polar,
    customer,
    orders: rows.map(({ id }) => id),
    payouts,
    pay,
    elsewhere: async (order, { percent, at }) => {
      const amount = Math.floor((left(order) * percent) / 100);
      if (amount <= 0) return;
      if (at === 'polar') {
        const body = JSON.stringify({ order_id: order, amount, reason: 'other' });
        const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
        await pay(new Request('https://api.polar.sh/v1/refunds/', { method: 'POST', headers, body }));
        return;
      }
      const refund = polar.moves.refundOutside(order, { total: amount });
      const row = polar.world.of(refunds).get(refund);
      if (row) payouts.push({ operation: null, order, amount: row.amount, refund });
    },
    settle: (outcome) => {
      const pending = polar.world.of(refunds).find(({ status }) => status === 'pending');
      if (pending) polar.moves.refundSettles(pending.id, outcome);
    },
    statusOf,
    isLive,
    shown: (order, confirmed) =>
      leftBut(order, ({ refund, operation }) => refund !== null || (operation !== null && confirmed.has(operation))),
    left,
  };
}
