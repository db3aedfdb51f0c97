import { FloeProblem, invalidField, isProblem } from '../engine/problem.ts';
import type { ContextOf } from '../operations/handler.ts';
import type { Operation } from '../store/operations-port.ts';
import { confirmedOf, figuresOf, isPaid, refundsOf } from './figures.ts';
import { drop } from './trail.ts';

/**
 * Compares a reserved refund with what is left of its order now. What does not fit frees the order again and ends as
 * the problem that says why; so does everything that goes wrong here, because nothing has been sent.
 */
export async function assertRefundable(operation: Operation, context: ContextOf<'refunds.create'>): Promise<Operation> {
  try {
    await check(operation, context);
    return operation;
  } catch (error) {
    await drop(context, operation, isProblem(error) ? error.code : 'internal');
    throw error;
  }
}

async function check(operation: Operation, context: ContextOf<'refunds.create'>): Promise<void> {
  const order = context.targets.order_id;
  const [refunds, confirmed] = await Promise.all([
    refundsOf(context.merchant, order.id),
    confirmedOf(context, order.id),
  ]);
  if (!isPaid(order)) {
    throw new FloeProblem('state_conflict', {
      detail: 'Nothing has been paid for this order yet.',
      state: { reason: 'not_paid', status: order.status },
    });
  }
  const { refundable, refunded, pending } = figuresOf(order, refunds, confirmed);
  if (operation.expectedRefundable !== refundable) {
    throw new FloeProblem('changed_elsewhere', {
      detail: 'What is left to refund is another amount now than the one shown.',
      state: {
        refundable_amount: refundable,
        refunded_amount: refunded,
        pending_amount: pending,
        currency: order.currency,
      },
    });
  }
  if (operation.amount > refundable) {
    throw invalidField('amount', 'too_large', `At most ${refundable} is left to refund, in minor units.`);
  }
}
