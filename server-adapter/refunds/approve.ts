import { refundOperations } from '../../src/contract/operations/refunds.ts';
import type { Input } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Context, ContextOf } from '../operations/handler.ts';
import type { Approval, Operation } from '../store/operations-port.ts';
import { leftOf } from './figures.ts';
import { expire, isOver } from './file.ts';
import { assertCovered } from './limit.ts';
import { assertAsShown } from './refundable.ts';
import { send } from './send.ts';
import { type Change, leftChange } from './settle.ts';
import { answered, type Outcome } from './wire.ts';

type Decision = ContextOf<'refunds.approve' | 'refunds.decline'>;

/**
 * Another person lets a refund pass. Waiting, it holds its order; what is left is read from Polar anew; and it goes
 * straight from waiting to sent in one commit, so that of two who approve, or of one who approves and one who declines,
 * or of an answer and its deadline, only one counts.
 */
export async function approveRefund(
  { expected_refundable }: Input<'refunds.approve'>,
  context: Decision,
): Promise<Answer<Outcome>> {
  const waiting = context.targets.operation_id;
  const { amount } = waiting;
  assertCovered({ ...refundOperations['refunds.approve'], requestedBy: waiting.actor.id }, waiting, context);
  if (!(await isWaiting(waiting, context))) return decided(waiting, 'approved', context);
  const left = await leftOf(context, waiting.orderId);
  assertAsShown(left, expected_refundable);
  const { refundable } = left.limits;
  if (amount > refundable) {
    throw new FloeProblem('state_conflict', {
      detail: 'Less is left of this order now than was asked for. Decline it; a smaller one can be asked for.',
      state: { reason: 'above_refundable', refundable_amount: refundable },
    });
  }
  const isLate = !(await isWaiting(waiting, context));
  const sent = isLate ? null : await send(waiting, context, said('approved', context));
  if (!sent) return decided(waiting, 'approved', context);
  return told(sent, leftChange(sent, expected_refundable) ?? NOTHING);
}

/** It is not paid. Who asked may take it back in the same way. */
export async function declineRefund(_input: unknown, context: Decision): Promise<Answer<Outcome>> {
  const waiting = context.targets.operation_id;
  const { services, connection } = context;
  if (!(await isWaiting(waiting, context))) return decided(waiting, 'declined', context);
  const approval = said('declined', context);
  const declined = await services.store.operations.move(connection, waiting.id, {
    from: ['pending_approval'],
    to: 'declined',
    at: approval.at,
    leaseUntil: null,
    approval,
  });
  return declined ? told(declined, NOTHING) : decided(waiting, 'declined', context);
}

const said = (verdict: Approval['verdict'], { actor, services }: Context): Approval => ({
  verdict,
  actor,
  at: services.clock.now(),
});

/** Whether it still waits; one whose time is over ends here and now. */
async function isWaiting(operation: Operation, context: Context): Promise<boolean> {
  if (operation.state !== 'pending_approval') return false;
  if (!isOver(operation, context.services.clock.now())) return true;
  await context.services.store.transaction((tables) => expire(tables, context, operation));
  return false;
}

/** It was decided before: by this very person in the same way it is no change, else it is refused. */
async function decided(
  waiting: Operation,
  verdict: Approval['verdict'],
  { services, connection, actor }: Context,
): Promise<Answer<Outcome>> {
  const now = (await services.store.operations.get(connection, waiting.id)) ?? waiting;
  const { approval, state } = now;
  if (approval?.verdict === verdict && approval.actor.id === actor.id) return { ...told(now), replayed: true };
  throw new FloeProblem('state_conflict', {
    detail: 'This refund does not wait for approval any more.',
    state: { reason: 'not_waiting', state, ...(approval ? { approval: { ...approval } } : {}) },
  });
}

const NOTHING: Change = { before: {}, after: {} };

/** `figures`: what the decision changed besides; left out where it had been made before. */
function told(operation: Operation, figures?: Change): Answer<Outcome> {
  const { state, amount, currency } = operation;
  const answer = answered(operation);
  const refund = 'refund' in answer.result ? answer.result.refund : undefined;
  const paid = refund ? { refund_id: refund.id, tax_amount: refund.tax_amount } : {};
  const change = figures && {
    before: { state: 'pending_approval', ...figures.before },
    after: { state, ...figures.after },
  };
  return {
    ...answer,
    trail: { state: state === 'declined' ? 'succeeded' : state, amount, currency, ...paid, ...change },
  };
}
