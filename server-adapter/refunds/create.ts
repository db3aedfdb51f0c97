import { refundOperations } from '../../src/contract/operations/refunds.ts';
import type { Input } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { FloeProblem, invalidField, isProblem } from '../engine/problem.ts';
import type { ContextOf } from '../operations/handler.ts';
import type { NewOperation, Operation, OperationState } from '../store/operations-port.ts';
import { leftOf } from './figures.ts';
import { expire, isOver } from './file.ts';
import { limitBelow } from './limit.ts';
import { settleOrder } from './reconcile.ts';
import { assertAsShown } from './refundable.ts';
import { send } from './send.ts';
import { bookReservation, drop, lostReservation } from './trail.ts';
import { answered, type Outcome } from './wire.ts';

type Call = ContextOf<'refunds.create'>;
type Wanted = Input<'refunds.create'>;

/** A holder that dies between reserving and sending loses the order after this long. */
const RESERVED_MS = 60_000;
const APPROVAL_HOURS = 72;
/** Sent, and not settled: Polar may show by now what became of it. */
const LOOKED_UP: readonly OperationState[] = ['unknown', 'pending', 'needs_review'];

/**
 * Refunds part of an order, at most once. The order is reserved in our books first, so that no other refund of it can
 * start; what is left is read from Polar while it is held; the intention to send is committed before a byte leaves;
 * the request is sent exactly once. An answer that never came leaves the refund `unknown` for reconciliation.
 */
export async function createRefund(input: Wanted, context: Call): Promise<Answer<Outcome>> {
  const { services, connection } = context;
  const wanted = await newOperation(input, context);
  const earlier = await services.store.operations.byKey(connection, wanted.idemKey);
  if (earlier) return replay(earlier, wanted, context);
  const operation = await reserve(judged(wanted, context), context);
  if ('result' in operation) return operation;
  if (operation.state === 'pending_approval') return answered(operation);
  await assertRefundable(operation, context);
  const sent = await send(operation, context);
  if (!sent) throw lostReservation();
  return answered(sent);
}

/** What does not fit frees the order again and ends as the problem that says why: nothing has been sent. */
async function assertRefundable(operation: Operation, context: Call): Promise<void> {
  try {
    const left = await leftOf(context, operation.orderId);
    assertAsShown(left, operation.expectedRefundable);
    const { refundable } = left.limits;
    if (operation.amount > refundable)
      throw invalidField('amount', 'too_large', `At most ${refundable} is left to refund, in minor units.`);
  } catch (error) {
    await drop(context, operation, isProblem(error) ? error.code : 'internal');
    throw error;
  }
}

async function newOperation(input: Wanted, context: Call): Promise<NewOperation> {
  const { services, actor, ticket, targets } = context;
  const at = services.clock.now();
  const { order_id, amount, expected_refundable, ...request } = input;
  const order = targets.order_id;
  return {
    id: services.newId(),
    at,
    kind: 'refund',
    orderId: order_id,
    customerId: order.customer_id,
    // The engine refuses the call without a key before it comes here.
    idemKey: context.key ?? services.newId(),
    fingerprint: await context.fingerprint(),
    amount,
    currency: order.currency,
    expectedRefundable: expected_refundable,
    request,
    actor,
    ticket,
    state: 'reserved',
    leaseUntil: at + RESERVED_MS,
  };
}

/** Above the caller's limit it waits for an approver, or is refused where there is none. */
function judged(wanted: NewOperation, context: Call): NewOperation {
  const { approver } = context.services;
  const limit = limitBelow(refundOperations['refunds.create'], wanted, context);
  if (limit === null) return wanted;
  if (!approver) {
    throw new FloeProblem('approval_required', { denied: true, state: { limit, currency: wanted.currency } });
  }
  const hours = approver.expiresInHours ?? APPROVAL_HOURS;
  return { ...wanted, state: 'pending_approval', leaseUntil: wanted.at + hours * 3_600_000 };
}

/** The reservation and its line in the trail are one commit: there is never the one without the other. */
async function reserve(wanted: NewOperation, context: Call): Promise<Operation | Answer<Outcome>> {
  const { services, connection } = context;
  const found = await services.store.transaction(async (tables) => {
    const first = await tables.operations.reserve(connection, wanted);
    // A holder that died before sending must not keep the order until the next round of background work.
    const isLeft = first.kind === 'busy' && isOver(first.operation, services.clock.now());
    const isFree = isLeft && (await expire(tables, context, first.operation)) !== null;
    const reservation = isFree ? await tables.operations.reserve(connection, wanted) : first;
    if (reservation.kind === 'reserved') await bookReservation(tables, wanted, context);
    return reservation;
  });
  if (found.kind === 'known') return replay(found.operation, wanted, context);
  if (found.kind === 'reserved') return found.operation;
  const { id, state, amount } = found.operation;
  throw new FloeProblem('in_progress', {
    detail: 'Another refund of this order is not settled yet.',
    state: { operation_id: id, state, amount },
  });
}

/** The same key again: the operation's present state, for the one who asked and the very same request only. */
async function replay(known: Operation, wanted: NewOperation, context: Call): Promise<Answer<Outcome>> {
  const isSame =
    known.fingerprint === wanted.fingerprint &&
    known.actor.kind === wanted.actor.kind &&
    known.actor.id === wanted.actor.id;
  if (!isSame) throw new FloeProblem('idempotency_mismatch');
  await bringUpToDate(known, context);
  const now = await context.services.store.operations.get(context.connection, known.id);
  return { ...answered(now ?? known), replayed: true };
}

/** Who asks again wants to know how it stands now: what is open is looked up. What cannot be looked up stays as it was. */
async function bringUpToDate(known: Operation, context: Call): Promise<void> {
  const { store, clock } = context.services;
  if (isOver(known, clock.now())) await store.transaction((tables) => expire(tables, context, known));
  if (!LOOKED_UP.includes(known.state)) return;
  await settleOrder(context, known.orderId).catch(() => undefined);
}
