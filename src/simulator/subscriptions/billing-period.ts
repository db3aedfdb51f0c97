import { recordPeriodChange } from '../events/subscription-events.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { announce } from './events.ts';
import { dayOfMonth } from './plan.ts';
import { inactive, isActive, refuseWhenEnding } from './refusals.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** Moves the end of the running period; the price stays, later periods count from there. */
export function changePeriodEnd(world: World, subscription: SubscriptionRow, end: number): SubscriptionRow {
  refuseWhenEnding(subscription);
  if (!isActive(subscription)) throw inactive(subscription);
  const changed = world.of(subscriptions).update(subscription.id, {
    current_period_end: iso(end),
    anchor_day: dayOfMonth(end),
    ...(subscription.status === 'trialing' ? { trial_end: iso(end) } : {}),
  });
  recordPeriodChange(world, changed, subscription);
  announce(world, changed, 'updated');
  return changed;
}
