import type { World } from '../state/world.ts';
import { countUsage } from '../subscriptions/meters.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { meters } from './table.ts';

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
    for (const meter of world.of(meters).where((row) => row.archived_at === null))
      world.of(meters).update(meter.id, {});
    for (const row of world.of(subscriptions).all()) if (row.status !== 'canceled') countUsage(world, row);
  });
}
