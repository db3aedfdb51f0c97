// What a refund does to its order, and what undoes it.

import { recordRefundMoney } from '../events/money-events.ts';
import { announceOrder } from '../orders/events.ts';
import { type OrderRow, type OrderStatus, orders } from '../orders/table.ts';
import { billingWallet, spendBalance } from '../payments/wallet.ts';
import type { World } from '../state/world.ts';
import { bookedSums } from './processor.ts';
import type { RefundRow } from './table.ts';

/** A refund has succeeded: it counts on the order, and credit the customer holds shrinks. */
export function bookRefund(world: World, refund: RefundRow): void {
  const order = orderOf(world, refund);
  const base = bookedSums(world, order);
  recordRefundMoney(world, moneyOf(refund));
  const changed = writeSums(world, order, {
    refunded_amount: base.refunded_amount + refund.amount,
    refunded_tax_amount: base.refunded_tax_amount + refund.tax_amount,
  });
  lowerCredit(world, changed);
  announceOrder(world, changed, 'updated', 'refunded');
}

/** A refund that had succeeded has failed: the order owes nothing back any more. No event says so by name. */
export function unbookRefund(world: World, refund: RefundRow): void {
  const order = orderOf(world, refund);
  const changed = writeSums(world, order, {
    refunded_amount: Math.max(0, order.refunded_amount - refund.amount),
    refunded_tax_amount: Math.max(0, order.refunded_tax_amount - refund.tax_amount),
  });
  // The processor's two reports race, and each is written down.
  recordRefundMoney(world, moneyOf(refund), true);
  recordRefundMoney(world, moneyOf(refund), true);
  announceOrder(world, changed, 'updated', 'updated');
}

const moneyOf = ({ id, order_id, amount, tax_amount }: RefundRow) => ({ id, orderId: order_id, amount, tax_amount });

function writeSums(
  world: World,
  order: OrderRow,
  sums: Pick<OrderRow, 'refunded_amount' | 'refunded_tax_amount'>,
): OrderRow {
  return world.of(orders).update(order.id, { ...sums, status: statusAfter(order, sums.refunded_amount) });
}

function statusAfter(order: OrderRow, refunded: number): OrderStatus {
  if (refunded === 0) return 'paid';
  return refunded >= order.net_amount + order.applied_balance_amount ? 'refunded' : 'partially_refunded';
}

// Polar takes all that was refunded of the order so far off the credit, at each refund anew.
function lowerCredit(world: World, order: OrderRow): void {
  const { customer_id: customerId, currency } = order;
  const credit = Math.max(0, billingWallet(world, customerId, currency)?.balance ?? 0);
  const refunded = order.refunded_amount + order.refunded_tax_amount;
  spendBalance(world, { customerId, currency, amount: Math.min(credit, refunded) });
}

function orderOf(world: World, refund: RefundRow): OrderRow {
  const order = world.of(orders).get(refund.order_id);
  if (!order) throw new Error(`simulator: refund ${refund.id} of no order`);
  return order;
}
