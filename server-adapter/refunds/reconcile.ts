import type { Context } from '../operations/handler.ts';
import type { Operation, OperationMove } from '../store/operations-port.ts';
import { refundOf, refundsOf } from './figures.ts';
import { foundMove, lostMove, MOST_LOOKS, TELL_MS, trailOutcome } from './settle.ts';
import { keptRefund } from './wire.ts';

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

export type Clerk = Pick<Context, 'services' | 'connection' | 'merchant'>;

/**
 * Looks after refunds that are not settled: finds lost ones in Polar's list by our id, follows pending ones, hands to
 * a person what stays lost (and still looks for it every hour), and lets unsent reservations and unanswered approvals expire. It never sends anything.
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
  const ends: (Operation['state'] | null)[] = [];
  for (const operation of due) ends.push(await lookAfter(clerk, operation));
  const count = (state: Operation['state']) => ends.filter((end) => end === state).length;
  return {
    looked: due.length,
    settled: count('succeeded') + count('failed'),
    expired: count('expired'),
    needsReview: count('needs_review'),
  };
}

/**
 * Polar has told something about an order: files what it shows of our open refund there. What it does not show yet is
 * left to its own looks, which are counted.
 */
export async function settleOrder(clerk: Clerk, orderId: string): Promise<void> {
  const { services, connection, merchant } = clerk;
  const states = ['sent', 'unknown', 'pending', 'needs_review'] as const;
  const [open] = await services.store.operations.find(connection, { orderId, states, limit: 1 });
  const refund = open && refundOf(open, await refundsOf(merchant, orderId));
  if (!refund) return;
  const facts = { from: [open.state], at: services.clock.now(), attempts: open.attempts };
  await file(clerk, open, foundMove(refund, facts));
}

async function lookAfter(clerk: Clerk, operation: Operation): Promise<Operation['state'] | null> {
  const { services, connection, merchant } = clerk;
  const { state, orderId, sentAt, createdAt } = operation;
  const at = services.clock.now();
  const facts = { from: [state], at, attempts: operation.attempts + 1 };
  if (state === 'reserved' || state === 'pending_approval') {
    return file(clerk, operation, { ...facts, to: 'expired', leaseUntil: null });
  }
  try {
    const refund = refundOf(operation, await refundsOf(merchant, orderId));
    if (refund) return await file(clerk, operation, foundMove(refund, facts));
    // A pending refund that Polar does not list any more is followed as before.
    const kept = state === 'pending' && keptRefund(operation);
    return await file(clerk, operation, kept ? foundMove(kept, facts) : lostMove(facts, sentAt ?? createdAt));
  } catch (cause) {
    const message = 'An open refund could not be looked up at Polar; it will be tried again.';
    services.report({ kind: 'failed', message, operation: 'refunds.create', connection, cause });
    const isOverdue = state !== 'pending' && at - (sentAt ?? createdAt) >= TELL_MS;
    return isOverdue ? file(clerk, operation, lostMove({ ...facts, attempts: MOST_LOOKS }, at)) : null;
  }
}

/** Files where the operation stands now; a change is a line of its own, because lines are never rewritten. */
async function file(clerk: Clerk, operation: Operation, change: OperationMove): Promise<Operation['state'] | null> {
  const { services, connection } = clerk;
  const { id, state, orderId, customerId, ticket, amount, currency } = operation;
  const at = change.at;
  return services.store.transaction(async ({ operations, audit }) => {
    const moved = await operations.move(connection, id, change);
    if (!moved || moved.state === state) return moved && null;
    const outcome = trailOutcome(moved.state, at, keptRefund(moved));
    // Where the process died before an outcome, this is the outcome; else the line is complete and stays as it is.
    await audit.complete(connection, id, outcome);
    const line = services.newId();
    await audit.request(connection, {
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
    await audit.complete(connection, line, outcome);
    return moved.state;
  });
}
