import type { Context } from '../operations/handler.ts';
import type { Operation, OperationMove } from '../store/operations-port.ts';
import type { Tables } from '../store/port.ts';
import { trailOutcome } from './settle.ts';
import { keptRefund } from './wire.ts';

export type Clerk = Pick<Context, 'services' | 'connection' | 'merchant'>;

/**
 * Files where an operation stands now, without anybody having asked. A change is a line of its own in the trail, because
 * lines are never rewritten. Null: somebody else moved it, or it stands where it stood.
 */
export async function file(
  tables: Tables,
  { services, connection }: Pick<Clerk, 'services' | 'connection'>,
  { operation, change }: { operation: Operation; change: OperationMove },
): Promise<Operation | null> {
  const { id, state, orderId, customerId, ticket, amount, currency } = operation;
  const { at } = change;
  const moved = await tables.operations.move(connection, id, change);
  if (!moved || moved.state === state) return null;
  const states = { before: { state }, after: { state: moved.state } };
  const outcome = trailOutcome(moved.state, { at, refund: keptRefund(moved), change: states });
  // Where the process died before an outcome, this is the outcome; else the line is complete and stays as it is.
  await tables.audit.complete(connection, id, outcome);
  if (state === 'reserved') return moved;
  const line = services.newId();
  await tables.audit.request(connection, {
    id: line,
    at,
    requestId: id,
    operation: 'refunds.create',
    actor: { kind: 'system', id: 'floe', name: 'Floe' },
    customer: customerId,
    ticket,
    targets: { order_id: orderId },
    detail: { amount, currency, settles: id },
  });
  await tables.audit.complete(connection, line, outcome);
  return moved;
}

/** Whether the time of a reservation or of a question to an approver has run out. */
export function isOver({ state, leaseUntil }: Operation, now: number): boolean {
  return (state === 'reserved' || state === 'pending_approval') && leaseUntil !== null && leaseUntil <= now;
}

/** Ends what was never sent and whose time is over, so that it need not wait for the next round of background work. */
export function expire(tables: Tables, clerk: Pick<Clerk, 'services' | 'connection'>, operation: Operation) {
  const change = { from: [operation.state], to: 'expired', at: clerk.services.clock.now(), leaseUntil: null } as const;
  return file(tables, clerk, { operation, change });
}
