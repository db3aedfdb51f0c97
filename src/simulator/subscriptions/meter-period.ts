import { reconcile } from '../grants/reconcile.ts';
import { addInterval } from '../pricing/periods.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { productById } from './catalog.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/**
 * Meters that have a cycle of their own start anew, and credit is given again. Nothing is invoiced and of the
 * subscription nobody is told.
 */
export function endMeterPeriod(world: World, subscription: SubscriptionRow): SubscriptionRow {
  const { meter_interval, meter_interval_count } = productById(world, subscription.product_id);
  const start = subscription.current_meter_period_end;
  if (start === null || meter_interval === null) return subscription;
  const end = addInterval(milliseconds(start), meter_interval, meter_interval_count ?? 1);
  const changed = world.of(subscriptions).update(subscription.id, {
    current_meter_period_start: start,
    current_meter_period_end: iso(end),
  });
  world.later(0, () => reconcile(world, { subscriptionId: changed.id, cycle: true }));
  return changed;
}
