import type { RefundLimits } from '../../src/domain/refund-limits.ts';
import { FloeProblem } from '../engine/problem.ts';
import { isPaid, type Order } from './figures.ts';

interface Left {
  readonly order: Order;
  readonly limits: RefundLimits;
}

/** Ends the call where money has not come in, or where something else is left than the screen showed. */
export function assertAsShown({ order, limits }: Left, shown: number): void {
  const { status, currency } = order;
  if (!isPaid(order)) {
    throw new FloeProblem('state_conflict', {
      detail: 'Nothing has been paid for this order yet.',
      state: { reason: 'not_paid', status },
    });
  }
  const { refundable, refunded, pending } = limits;
  if (shown === refundable) return;
  throw new FloeProblem('changed_elsewhere', {
    detail: 'What is left to refund is another amount now than the one shown.',
    state: { refundable_amount: refundable, refunded_amount: refunded, pending_amount: pending, currency },
  });
}
