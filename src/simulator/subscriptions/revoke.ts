import { reconcile } from '../grants/reconcile.ts';
import { voidPendingOrders } from '../orders/void.ts';
import { revokeAllSeats } from '../seats/seats.ts';
import type { World } from '../state/world.ts';
import type { CancellationWords } from './cancel.ts';
import { announce } from './events.ts';
import { alreadyCanceled, isRevoked } from './refusals.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** Ends the subscription now. A cancellation that was only scheduled gives way. */
export function revoke(world: World, subscription: SubscriptionRow, words: CancellationWords = {}): SubscriptionRow {
  if (isRevoked(subscription)) throw alreadyCanceled();
  const now = world.now();
  const changed = endNow(world, subscription, {
    cancel_at_period_end: false,
    canceled_at: now,
    ends_at: now,
    ended_at: now,
    customer_cancellation_reason: words.reason ?? subscription.customer_cancellation_reason,
    customer_cancellation_comment: words.comment ?? subscription.customer_cancellation_comment,
  });
  voidPendingOrders(world, changed);
  return changed;
}

/** The end of a period that was scheduled to be the last: the row keeps its cancellation fields. */
export function endCanceled(world: World, subscription: SubscriptionRow): SubscriptionRow {
  return endNow(world, subscription, { ended_at: world.now() });
}

function endNow(world: World, subscription: SubscriptionRow, patch: Partial<SubscriptionRow>): SubscriptionRow {
  revokeAllSeats(world, { subscriptionId: subscription.id });
  const changed = world
    .of(subscriptions)
    .update(subscription.id, { status: 'canceled', pause_at_period_end: false, ...patch });
  announce(world, changed, 'updated', 'canceled', 'revoked');
  world.later(0, () => reconcile(world, { subscriptionId: changed.id }));
  return changed;
}
