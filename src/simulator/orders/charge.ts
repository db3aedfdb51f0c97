import { reconcile } from '../grants/reconcile.ts';
import { problem } from '../http/problem.ts';
import { chargeMethod } from '../payments/cards.ts';
import { charge } from '../payments/charge.ts';
import type { PaymentTrigger } from '../payments/table.ts';
import type { World } from '../state/world.ts';
import { failRenewal } from '../subscriptions/dunning.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { markPaid } from './settle.ts';
import { type OrderRow, orders } from './table.ts';

/** Pays an order while the caller waits; throws 402, which undoes what led to the order. */
export function chargeNow(world: World, order: OrderRow): OrderRow {
  if (order.due_amount === 0) return markPaid(world, order);
  const method = chargeMethod(world, order.customer_id, preferredMethod(world, order));
  if (!method) throw problem(402, 'PaymentFailed', 'Payment failed with reason: missing_payment_method.');
  if (method.outcome === '3ds') throw problem(402, 'PaymentActionRequired', 'Payment requires further action.');
  const payment = charge(world, method, chargeOf(order, 'subscription_update'));
  if (payment.status !== 'succeeded') throw problem(402, 'PaymentFailed', 'Payment failed with reason: card_error.');
  return markPaid(world, order);
}

/** Pays a renewal in the background; a failure makes the subscription past due. */
export function settleInBackground(world: World, order: OrderRow, trigger: PaymentTrigger): void {
  world.later(0, () => {
    const now = world.of(orders).get(order.id);
    if (now?.status !== 'pending') return;
    if (attempt(world, now, trigger)) {
      markPaid(world, now);
      if (now.subscription_id) reconcile(world, { subscriptionId: now.subscription_id, cycle: true });
    } else failRenewal(world, now);
  });
}

/** One attempt at the card on file; true when the money came, or none was due. */
export function attempt(world: World, order: OrderRow, trigger: PaymentTrigger): boolean {
  if (order.due_amount === 0) return true;
  const method = chargeMethod(world, order.customer_id, preferredMethod(world, order));
  return method !== undefined && charge(world, method, chargeOf(order, trigger)).status === 'succeeded';
}

export function chargeOf(order: OrderRow, trigger: PaymentTrigger | null) {
  return {
    organizationId: order.organization_id,
    customerId: order.customer_id,
    amount: order.due_amount,
    currency: order.currency,
    trigger,
    orderId: order.id,
  };
}

function preferredMethod(world: World, order: OrderRow): string | null {
  return world.of(subscriptions).get(order.subscription_id)?.payment_method_id ?? null;
}
