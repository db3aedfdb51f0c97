import { refundOperations } from '../../src/contract/operations/refunds.ts';
import type { Input } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { ContextOf } from '../operations/handler.ts';
import type { Operation } from '../store/operations-port.ts';
import { refundOf, refundsOf } from './figures.ts';
import { assertCovered } from './limit.ts';
import { foundMove } from './settle.ts';
import { type Outcome, outcomeOf } from './wire.ts';

type Call = ContextOf<'refunds.resolve'>;

/**
 * A person whose own limit reaches as far says what became of a refund whose answer was lost. Polar's list is looked at
 * once more: what it shows wins over what anybody says. Nothing is sent.
 */
export async function resolveRefund(input: Input<'refunds.resolve'>, context: Call): Promise<Answer<Outcome>> {
  const operation = context.targets.operation_id;
  const { services, connection, actor } = context;
  assertCovered(refundOperations['refunds.resolve'], operation, context);
  if (operation.state !== 'unknown' && operation.state !== 'needs_review') return settled(operation, input);
  const at = services.clock.now();
  const from = ['unknown', 'needs_review'] as const;
  const refund = refundOf(operation, await refundsOf(context.merchant, operation.orderId));
  const moved = await services.store.operations.move(
    connection,
    operation.id,
    refund
      ? foundMove(refund, { from, at })
      : {
          from,
          to: input.outcome === 'happened' ? 'succeeded' : 'failed',
          at,
          leaseUntil: null,
          nextCheckAt: null,
          outcome: { resolved_by: { kind: actor.kind, id: actor.id }, outcome: input.outcome },
        },
  );
  if (!moved)
    throw new FloeProblem('changed_elsewhere', { detail: 'Somebody else has settled this refund meanwhile.' });
  const result = outcomeOf(moved);
  const { state } = moved;
  const change = { before: { state: operation.state }, after: { state } };
  return { result, trail: { state: state === 'failed' ? 'succeeded' : state, settled: state, ...change } };
}

/** Said before: the same answer again is no change, the opposite one is refused. */
function settled(operation: Operation, { outcome }: Input<'refunds.resolve'>): Answer<Outcome> {
  const said = outcome === 'happened' ? 'succeeded' : 'failed';
  if (operation.state === said) return { result: outcomeOf(operation), trail: { unchanged: true } };
  throw new FloeProblem('state_conflict', {
    detail: 'Only a refund whose outcome is not known can be resolved.',
    state: { state: operation.state },
  });
}
