import { REFUNDED } from '../../src/contract/operations/refunds.ts';
import type { Operation, OperationMove } from '../store/operations-port.ts';
import { refundOf, refundsOf } from './figures.ts';
import { type Clerk, expire, file } from './file.ts';
import { foundMove, lostMove, TELL_MS } from './settle.ts';
import { keptRefund } from './wire.ts';

export type { Clerk };

/** What looking after open refunds did. */
export interface Reconciled {
  readonly looked: number;
  readonly settled: number;
  readonly expired: number;
  readonly needsReview: number;
}

/** How long one look may take before another process may take over. */
const LOOK_MS = 60_000;
const BATCH = 50;

type State = Operation['state'] | null;

/**
 * Looks after refunds that are not settled: finds lost ones in Polar's list by our id, follows pending ones, hands to
 * a person what stays lost (and still looks for it every hour), and lets unsent reservations and unanswered approvals
 * expire. It never sends anything.
 */
export async function reconcile(clerk: Clerk): Promise<Reconciled> {
  const { services, connection } = clerk;
  const { operations } = services.store;
  const now = services.clock.now();
  const due = await operations.claim(connection, {
    states: ['reserved', 'pending_approval', 'sent', 'unknown', 'pending', 'needs_review'],
    now,
    leaseUntil: now + LOOK_MS,
    limit: BATCH,
  });
  const ends: State[] = [];
  for (const operation of due) ends.push(await lookAfter(clerk, operation));
  const count = (state: Operation['state']) => ends.filter((end) => end === state).length;
  return {
    looked: due.length,
    settled: count('succeeded') + count('failed'),
    expired: count('expired'),
    needsReview: count('needs_review'),
  };
}

async function lookAfter(clerk: Clerk, operation: Operation): Promise<State> {
  const { services, connection, merchant } = clerk;
  const { state, orderId, sentAt, createdAt } = operation;
  if (state === 'reserved' || state === 'pending_approval') {
    return (await services.store.transaction((tables) => expire(tables, clerk, operation)))?.state ?? null;
  }
  const at = services.clock.now();
  const since = sentAt ?? createdAt;
  const facts = { from: [state], at, attempts: operation.attempts + 1 };
  try {
    const refund = refundOf(operation, await refundsOf(merchant, orderId));
    if (refund) return await put(clerk, operation, foundMove(refund, facts));
    // A pending refund that Polar does not list any more is followed as before.
    const kept = state === 'pending' && keptRefund(operation);
    return await put(clerk, operation, kept ? foundMove(kept, facts) : lostMove(facts, since));
  } catch (cause) {
    const message = 'An open refund could not be looked up at Polar; it will be tried again.';
    services.report({ kind: 'failed', message, operation: 'refunds.create', connection, cause });
    return state !== 'pending' && at - since >= TELL_MS ? put(clerk, operation, lostMove(facts, since)) : null;
  }
}

async function put(clerk: Clerk, operation: Operation, change: OperationMove): Promise<State> {
  const { services, connection } = clerk;
  const moved = await services.store.transaction(async (tables) => {
    const now = await file(tables, clerk, { operation, change });
    const customerId = operation.customerId.toLowerCase();
    if (now) await tables.changes.append(connection, { customerId, stale: REFUNDED, by: null, at: change.at });
    return now;
  });
  return moved?.state ?? null;
}

/**
 * Polar told of a refund of this order: whatever it shows now wins over what we had, also over a refund that succeeded
 * and failed at the bank later, or over a person's word. What it does not show says nothing. Answers how many moved.
 */
export async function settleOrder(clerk: Clerk, orderId: string): Promise<number> {
  const { services, connection, merchant } = clerk;
  const known = await services.store.operations.find(connection, { orderId, limit: 100 });
  if (known.length === 0) return 0;
  const refunds = await refundsOf(merchant, orderId);
  let settled = 0;
  for (const operation of known) {
    const refund = refundOf(operation, refunds);
    if (!refund) continue;
    const change = foundMove(refund, { from: [operation.state], at: services.clock.now() });
    // What has ended never takes the order again: another refund of it may be open.
    if (change.to === operation.state || change.to === 'pending') continue;
    if (await put(clerk, operation, change)) settled += 1;
  }
  return settled;
}
