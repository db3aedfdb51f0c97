// The ways in which Polar refuses a refund, in the order it looks for them.

import { invalid, type PolarProblem, problem } from '../http/problem.ts';
import type { OrderRow } from '../orders/table.ts';
import { payments } from '../payments/table.ts';
import { refundableAmount } from '../pricing/refund-share.ts';
import type { World } from '../state/world.ts';
import { refundMode } from './processor.ts';

interface RefundAsked {
  readonly amount: number;
  readonly revoke_benefits: boolean;
}

export function refuseRefund(world: World, order: OrderRow, asked: RefundAsked): void {
  if (refundMode(world) === 'blocked')
    throw problem(403, 'RefundsBlocked', `Refunds are blocked for order: ${order.id}`);
  if (order.status === 'refunded') throw refundedAlready(order);
  if (asked.revoke_benefits && order.subscription_id !== null)
    throw problem(
      400,
      'RevokeSubscriptionBenefitsProhibited',
      'Subscription benefits can only be revoked upon cancellation',
    );
  if (asked.amount > refundableAmount(order))
    throw invalid([{ loc: ['body', 'amount'], msg: 'Refund amount exceeds refundable amount', input: asked.amount }]);
  if (!isPaid(world, order)) throw unknownPayment(order);
  if (refundMode(world) === 'disputed')
    throw problem(403, 'RefundDisputedPayment', `Refund cannot be issued for order with disputed payment: ${order.id}`);
}

export function refundedAlready(order: OrderRow): PolarProblem {
  return problem(403, 'RefundedAlready', `Order is already fully refunded: ${order.id}`);
}

export function unknownOrder(orderId: string): PolarProblem {
  return invalid([{ loc: ['body', 'order_id'], msg: 'Order not found', input: orderId }]);
}

function unknownPayment(order: OrderRow): PolarProblem {
  return problem(404, 'RefundUnknownPayment', `Refund issued for unknown order: ${order.id}`);
}

function isPaid(world: World, order: OrderRow): boolean {
  const payment = world
    .of(payments)
    .find(
      (row) =>
        row.status === 'succeeded' &&
        (row.order_id === order.id || (order.checkout_id !== null && row.checkout_id === order.checkout_id)),
    );
  return payment !== undefined;
}
