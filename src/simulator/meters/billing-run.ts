import type { World } from '../state/world.ts';
import { countUsage } from '../subscriptions/meters.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { type CustomerMeterRow, customerMeters } from './customer-table.ts';
import { hasCounted } from './measure.ts';
import { type MeterRow, meters } from './table.ts';

const QUARTER = 900_000;
const scheduled = new WeakMap<World, number>();

/** Every quarter of an hour Polar carries usage over to subscriptions; until then they show what they showed. */
export function scheduleUsageRun(world: World): void {
  const now = world.time.now();
  const next = (Math.floor(now / QUARTER) + 1) * QUARTER;
  if (scheduled.get(world) === next) return;
  scheduled.set(world, next);
  world.later(next - now, () => {
    scheduled.delete(world);
    runUsage(world);
  });
}

/** Only meters with something new since their last run are touched, but every subscription is read anew. */
export function runUsage(world: World): void {
  const counted = world.of(meters).where((row) => row.archived_at === null && isNew(world, row));
  for (const meter of counted) world.of(meters).update(meter.id, { counted_at: world.now() });
  for (const row of world.of(subscriptions).all()) if (row.status !== 'canceled') countUsage(world, row);
}

/** Use, credit and a new start all count. */
function isNew(world: World, meter: MeterRow): boolean {
  const since = meter.counted_at ?? '';
  const changed = (row: CustomerMeterRow) => row.meter_id === meter.id && (row.modified_at ?? '') > since;
  return hasCounted(world, meter, since) || world.of(customerMeters).find(changed) !== undefined;
}
