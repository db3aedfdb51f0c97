import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import type { AuditOutcome } from '../store/audit-port.ts';
import type { NewOperation, Operation, OperationMove } from '../store/operations-port.ts';
import type { Tables } from '../store/port.ts';
import { leftChange, trailOutcome } from './settle.ts';
import { keptRefund } from './wire.ts';

type Booked = Pick<Context, 'services' | 'connection' | 'name' | 'requestId'>;

/** The line of a refund has the operation's own id, so that whoever settles it later can complete it. */
export async function bookReservation(tables: Tables, wanted: NewOperation, context: Context): Promise<void> {
  const { connection, name, requestId, actor, ticket } = context;
  const { id, at, orderId, customerId, amount, currency, request } = wanted;
  await tables.audit.request(connection, {
    id,
    at,
    requestId,
    operation: name,
    actor,
    customer: customerId,
    ticket,
    targets: { order_id: orderId },
    detail: { amount, currency, ...(typeof request === 'object' && !Array.isArray(request) ? request : {}) },
  });
  if (wanted.state === 'pending_approval') {
    await tables.audit.complete(connection, id, trailOutcome('pending_approval', { at }));
  }
}

/** Gives the order back: the refund was never carried out, and the trail says why. */
export async function drop(context: Booked, { id }: Operation, code: string): Promise<void> {
  const at = context.services.clock.now();
  const change = { from: ['reserved', 'sent'], to: 'failed', at, leaseUntil: null, outcome: { code } } as const;
  await settle(context, id, change, { at, result: 'failed', code, detail: { state: 'failed' } });
}

/**
 * Moves an operation whose money question is answered and completes its line, in one commit. Null where somebody else
 * has moved it, or where the store fails: then the answer still goes out, and the refund will be looked up again.
 */
export async function settle(
  context: Booked,
  id: string,
  change: OperationMove,
  outcome?: AuditOutcome,
): Promise<Operation | null> {
  const { services, connection, name: operation, requestId } = context;
  try {
    return await services.store.transaction(async ({ operations, audit }) => {
      const moved = await operations.move(connection, id, change);
      if (moved) await audit.complete(connection, id, outcome ?? told(moved, change.at));
      return moved;
    });
  } catch (cause) {
    const message = `A refund is ${change.to}, and this could not be written down; it will be looked up again.`;
    services.report({ kind: 'trail_gap', message, operation, requestId, connection, cause });
    return null;
  }
}

/** It was sent while as much was left as the screen showed. */
function told(moved: Operation, at: number): AuditOutcome {
  const change = leftChange(moved, moved.expectedRefundable);
  return trailOutcome(moved.state, { at, refund: keptRefund(moved), change });
}

/** The reservation was lost to the clock before anything was sent. */
export function lostReservation(): FloeProblem {
  return new FloeProblem('in_progress', { detail: 'The reservation of this refund ran out before it was sent.' });
}
