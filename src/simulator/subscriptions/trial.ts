import { recordTrialChange } from '../events/subscription-events.ts';
import { invalid } from '../http/problem.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { endTrialNow } from './change-product.ts';
import { announce } from './events.ts';
import { inactive, isActive } from './refusals.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** Sets, extends or ends a trial. One on an active subscription puts it back to trialing. `to` in milliseconds. */
export function changeTrial(world: World, subscription: SubscriptionRow, to: number | 'now'): SubscriptionRow {
  const wrong = (msg: string) => invalid([{ loc: ['body', 'trial_end'], msg, input: to === 'now' ? to : iso(to) }]);
  if (!isActive(subscription)) throw inactive(subscription);
  if (to === 'now') {
    if (subscription.status !== 'trialing') throw wrong('The subscription is not currently trialing.');
    return endTrialNow(world, subscription);
  }
  if (subscription.status === 'active' && to <= milliseconds(subscription.current_period_end))
    throw wrong('Trial end must be after the current period end.');
  const end = iso(to);
  const changed = world.of(subscriptions).update(subscription.id, {
    status: 'trialing',
    trial_start: subscription.trial_start ?? world.now(),
    trial_end: end,
    current_period_end: end,
  });
  recordTrialChange(world, changed);
  announce(world, changed, 'updated');
  return changed;
}
