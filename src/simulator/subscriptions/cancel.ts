import type { World } from '../state/world.ts';
import { announce } from './events.ts';
import { alreadyCanceled, gone, isRevoked, nothingToUndo } from './refusals.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

export interface CancellationWords {
  readonly reason?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

/** Lets the subscription run to the end of its period. A scheduled pause is dropped without a word. */
export function cancelAtPeriodEnd(
  world: World,
  subscription: SubscriptionRow,
  words: CancellationWords = {},
): SubscriptionRow {
  if (isRevoked(subscription) || subscription.cancel_at_period_end) throw alreadyCanceled();
  const now = world.now();
  const changed = world.of(subscriptions).update(subscription.id, {
    cancel_at_period_end: true,
    canceled_at: now,
    ends_at: subscription.current_period_end,
    pause_at_period_end: false,
    resumes_at: null,
    customer_cancellation_reason: words.reason ?? null,
    customer_cancellation_comment: words.comment ?? null,
  });
  announce(world, changed, 'updated', 'canceled');
  return changed;
}

/** Takes a scheduled cancellation back, and what the customer said about it. */
export function uncancel(world: World, subscription: SubscriptionRow): SubscriptionRow {
  if (subscription.ended_at !== null) throw gone();
  if (!subscription.cancel_at_period_end) throw nothingToUndo();
  const changed = world.of(subscriptions).update(subscription.id, {
    cancel_at_period_end: false,
    canceled_at: null,
    ends_at: null,
    customer_cancellation_reason: null,
    customer_cancellation_comment: null,
  });
  announce(world, changed, 'updated', 'uncanceled');
  return changed;
}
