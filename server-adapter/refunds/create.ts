import { refundOperations } from '../../src/contract/operations/refunds.ts';
import type { Input } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { can } from '../engine/policy.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { ContextOf } from '../operations/handler.ts';
import type { NewOperation, Operation } from '../store/operations-port.ts';
import type { Tables } from '../store/port.ts';
import { assertRefundable } from './refundable.ts';
import { send } from './send.ts';
import { trailOutcome } from './settle.ts';
import { bookReservation } from './trail.ts';
import { isUnsettled, type Outcome, outcomeOf } from './wire.ts';

type Call = ContextOf<'refunds.create'>;
type Wanted = Input<'refunds.create'>;

/** A holder that dies between reserving and sending loses the order after this long. */
const RESERVED_MS = 60_000;
const APPROVAL_HOURS = 72;

/**
 * Refunds part of an order, at most once. The order is reserved in our books first, so that no other refund of it can
 * start; what is left is read from Polar while it is held; the intention to send is committed before a byte leaves;
 * the request is sent exactly once. An answer that never came leaves the refund `unknown` for reconciliation.
 */
export async function createRefund(input: Wanted, context: Call): Promise<Answer<Outcome>> {
  const { services, connection } = context;
  const wanted = await newOperation(input, context);
  const earlier = await services.store.operations.byKey(connection, wanted.idemKey);
  if (earlier) return replay(earlier, wanted);
  const operation = await reserve(judged(wanted, context), context);
  if ('result' in operation) return operation;
  if (operation.state === 'pending_approval') return answered(operation);
  const checked = await assertRefundable(operation, context);
  return answered(await send(checked, context));
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
function judged(wanted: NewOperation, { caller, services }: Call): NewOperation {
  const { amount, currency, at } = wanted;
  const action = { ...refundOperations['refunds.create'], amount: { value: amount, currency } };
  const verdict = can(caller, action, 'named', services);
  if (verdict.verdict === 'allow') return wanted;
  if (verdict.verdict === 'deny') throw new FloeProblem(verdict.code, { detail: verdict.reason, denied: true });
  if (!services.approver) {
    throw new FloeProblem('approval_required', { denied: true, state: { limit: verdict.limit, currency } });
  }
  const hours = services.approver.expiresInHours ?? APPROVAL_HOURS;
  return { ...wanted, state: 'pending_approval', leaseUntil: at + hours * 3_600_000 };
}

/** The reservation and its line in the trail are one commit: there is never the one without the other. */
async function reserve(wanted: NewOperation, context: Call): Promise<Operation | Answer<Outcome>> {
  const { services, connection } = context;
  const found = await services.store.transaction(async (tables) => {
    const first = await tables.operations.reserve(connection, wanted);
    const isLeft = first.kind === 'busy' && (await expireLeft(tables, first.operation, context));
    const reservation = isLeft ? await tables.operations.reserve(connection, wanted) : first;
    if (reservation.kind === 'reserved') await bookReservation(tables, wanted, context);
    return reservation;
  });
  if (found.kind === 'known') return replay(found.operation, wanted);
  if (found.kind === 'reserved') return found.operation;
  const { id, state, amount } = found.operation;
  throw new FloeProblem('in_progress', {
    detail: 'Another refund of this order is not settled yet.',
    state: { operation_id: id, state, amount },
  });
}

/** A holder that died before sending must not keep the order until the next round of background work. */
async function expireLeft(tables: Tables, left: Operation, { services, connection }: Call): Promise<boolean> {
  const at = services.clock.now();
  if (left.state !== 'reserved' || left.leaseUntil === null || left.leaseUntil > at) return false;
  const moved = await tables.operations.move(connection, left.id, {
    from: ['reserved'],
    to: 'expired',
    at,
    leaseUntil: null,
  });
  if (moved) await tables.audit.complete(connection, left.id, trailOutcome('expired', at, undefined));
  return moved !== null;
}

/** The same key again: the operation's present state, for the one who asked and the very same request only. */
function replay(operation: Operation, wanted: NewOperation): Answer<Outcome> {
  const isSame =
    operation.fingerprint === wanted.fingerprint &&
    operation.actor.kind === wanted.actor.kind &&
    operation.actor.id === wanted.actor.id;
  if (!isSame) throw new FloeProblem('idempotency_mismatch');
  return { ...answered(operation), replayed: true };
}

function answered(operation: Operation): Answer<Outcome> {
  const result = outcomeOf(operation);
  return { result, accepted: isUnsettled(result) };
}
