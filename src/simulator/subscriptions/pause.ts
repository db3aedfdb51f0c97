import { reconcile } from '../grants/reconcile.ts';
import { invalid, problem } from '../http/problem.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { announce } from './events.ts';
import { invoiceCycle } from './invoice.ts';
import { dayOfMonth, periodEnd } from './plan.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** Pauses when the period ends; `resumesAt` null means until someone resumes it. */
export function schedulePause(
  world: World,
  subscription: SubscriptionRow,
  resumesAt: string | null = null,
): SubscriptionRow {
  const pausable =
    subscription.status === 'active' && !subscription.cancel_at_period_end && !subscription.pause_at_period_end;
  if (!pausable) throw problem(409, 'CannotPauseSubscription', 'This subscription cannot be paused.');
  if (resumesAt !== null && milliseconds(resumesAt) <= milliseconds(subscription.current_period_end))
    throw invalid([
      {
        loc: ['body', 'resumes_at'],
        msg: 'The resume date must be after the current period end.',
        input: resumesAt,
      },
    ]);
  const changed = world.of(subscriptions).update(subscription.id, { pause_at_period_end: true, resumes_at: resumesAt });
  announce(world, changed, 'updated');
  return changed;
}

export function unschedulePause(world: World, subscription: SubscriptionRow): SubscriptionRow {
  if (!subscription.pause_at_period_end)
    throw problem(409, 'NoScheduledPause', 'This subscription is not scheduled to be paused.');
  const changed = world.of(subscriptions).update(subscription.id, { pause_at_period_end: false, resumes_at: null });
  announce(world, changed, 'updated');
  return changed;
}

/** The end of the period before a pause: benefits go, nothing is charged. */
export function startPause(world: World, subscription: SubscriptionRow): SubscriptionRow {
  const changed = world
    .of(subscriptions)
    .update(subscription.id, { status: 'paused', pause_at_period_end: false, paused_at: world.now() });
  announce(world, changed, 'updated', 'paused');
  world.later(0, () => reconcile(world, { subscriptionId: changed.id }));
  return changed;
}

/** Starts a new period now; the charge follows in the background. */
export function resume(world: World, subscription: SubscriptionRow): SubscriptionRow {
  if (subscription.status !== 'paused') throw problem(409, 'NotPausedSubscription', 'This subscription is not paused.');
  const start = world.now();
  const at = milliseconds(start);
  const anchorDay = dayOfMonth(at);
  const of = {
    interval: subscription.recurring_interval,
    count: subscription.recurring_interval_count,
    anchorDay,
  };
  const changed = world.of(subscriptions).update(subscription.id, {
    status: 'active',
    paused_at: null,
    resumes_at: null,
    current_period_start: start,
    current_period_end: iso(periodEnd(at, of)),
    anchor_day: anchorDay,
  });
  announce(world, changed, 'updated', 'resumed');
  world.later(0, () => {
    invoiceCycle(world, changed);
    reconcile(world, { subscriptionId: changed.id });
  });
  return changed;
}
