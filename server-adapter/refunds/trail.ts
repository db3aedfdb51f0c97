import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import type { AuditOutcome } from '../store/audit-port.ts';
import type { NewOperation, Operation, OperationMove } from '../store/operations-port.ts';
import type { Tables } from '../store/port.ts';
import { trailOutcome } from './settle.ts';
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
}

/** Completes the line of an operation by its state. A gap is reported, never thrown: the money has moved or has not. */
export async function closeTrail(context: Booked, operation: Operation): Promise<void> {
  const { services } = context;
  await complete(context, operation.id, trailOutcome(operation.state, services.clock.now(), keptRefund(operation)));
}

/** Gives the order back: the refund was never sent, and the trail says why. */
export async function drop(context: Booked, { id }: Operation, code: string): Promise<void> {
  const at = context.services.clock.now();
  await move(context, id, { from: ['reserved', 'sent'], to: 'failed', at, leaseUntil: null, outcome: { code } });
  await complete(context, id, { at, result: 'failed', code, detail: { state: 'failed' } });
}

/** Moves an operation whose money question is already answered: where the store fails, the answer still goes out. */
export async function move(context: Booked, id: string, change: OperationMove): Promise<Operation | null> {
  const { services, connection, name: operation, requestId } = context;
  try {
    return await services.store.operations.move(connection, id, change);
  } catch (cause) {
    const message = `A refund is ${change.to}, and this could not be written down; it will be looked up again.`;
    services.report({ kind: 'trail_gap', message, operation, requestId, connection, cause });
    return null;
  }
}

async function complete(context: Booked, id: string, outcome: AuditOutcome): Promise<void> {
  const { services, connection, name: operation, requestId } = context;
  try {
    await services.store.audit.complete(connection, id, outcome);
  } catch (cause) {
    const message = 'The outcome of a refund is missing in the trail.';
    services.report({ kind: 'trail_gap', message, operation, requestId, connection, cause });
  }
}

/** The reservation was lost to the clock before anything was sent. */
export function lostReservation(): FloeProblem {
  return new FloeProblem('in_progress', { detail: 'The reservation of this refund ran out before it was sent.' });
}
