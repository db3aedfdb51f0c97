// The ways in which Polar refuses a refund, in the order it looks for them.

import { disputes } from '../disputes/table.ts';
import { invalid, type PolarProblem, problem } from '../http/problem.ts';
import type { OrderRow } from '../orders/table.ts';
import { paidBy } from '../payments/paid-by.ts';
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
  if (!paidBy(world, order)) throw unknownPayment(order);
  if (refundMode(world) === 'disputed' || isDisputed(world, order))
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

// A dispute the seller won, or that never became one, stands in nobody's way.
function isDisputed(world: World, order: OrderRow): boolean {
  const standing = ['needs_response', 'under_review', 'lost'];
  return world.of(disputes).find((row) => row.order_id === order.id && standing.includes(row.status)) !== undefined;
}
