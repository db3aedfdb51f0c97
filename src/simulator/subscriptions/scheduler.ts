import { orders } from '../orders/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { retryOrder } from './dunning.ts';
import { endMeterPeriod } from './meter-period.ts';
import { resume } from './pause.ts';
import { endPeriod } from './renew.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** What was set meanwhile is noticed within an hour; what was known before happens to the millisecond. */
const LOOK_AGAIN = 3_600_000;

/** When something next happens to a subscription by itself, or null when nothing does. */
function dueOf({ status, current_period_end, resumes_at }: SubscriptionRow): number | null {
  if (status === 'active' || status === 'trialing') return milliseconds(current_period_end);
  return status === 'paused' && resumes_at !== null ? milliseconds(resumes_at) : null;
}

/** When the meters of a subscription start anew on their own. */
function meterDueOf({ status, current_meter_period_end }: SubscriptionRow): number | null {
  const running = status === 'active' || status === 'trialing';
  return running && current_meter_period_end !== null ? milliseconds(current_meter_period_end) : null;
}

type Perform = (due: number, run: () => unknown) => void;

/** Names everything that is to happen by itself, in no order. */
function eachTask(world: World, task: Perform): void {
  for (const row of world.of(subscriptions).all()) {
    const due = dueOf(row);
    if (due !== null) task(due, () => (row.status === 'paused' ? resume(world, row) : endPeriod(world, row)));
    const meters = meterDueOf(row);
    if (meters !== null) task(meters, () => endMeterPeriod(world, row));
  }
  for (const row of world.of(orders).all()) {
    if (row.status !== 'pending' || !row.next_payment_attempt_at) continue;
    task(milliseconds(row.next_payment_attempt_at), () => retryOrder(world, row));
  }
}

const looking = new WeakMap<World, () => void>();

/**
 * Lets time do what it does at Polar: periods end, paused plans come back, failed charges are tried again. Started
 * anew when time was set back, since its next look would be far ahead then.
 */
export function startScheduler(world: World): void {
  const versions = () => world.of(subscriptions).version() + world.of(orders).version();
  // What the last look has found. A demo lives through years of hours in which nothing changes.
  let found = { versions: -1, next: 0 };
  const look = (): void => {
    if (looking.get(world) !== look) return;
    const now = world.time.now();
    if (found.versions !== versions() || found.next <= now) found = perform(now);
    world.later(Math.min(found.next - now, LOOK_AGAIN), look);
  };
  const perform = (now: number): typeof found => {
    const waiting: { due: number; run: () => unknown }[] = [];
    const seen = { versions: versions(), next: Number.POSITIVE_INFINITY };
    eachTask(world, (due, run) => {
      if (due <= now) waiting.push({ due, run });
      else seen.next = Math.min(seen.next, due);
    });
    for (const { run } of waiting.sort((a, b) => a.due - b.due)) world.atomically(run);
    return seen;
  };
  looking.set(world, look);
  world.later(LOOK_AGAIN, look);
}
