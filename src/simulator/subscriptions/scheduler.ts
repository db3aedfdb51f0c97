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

interface Task {
  readonly due: number;
  readonly run: () => unknown;
}

function tasks(world: World): Task[] {
  const periods = world
    .of(subscriptions)
    .all()
    .flatMap((row): Task[] => {
      const due = dueOf(row);
      const run = (): unknown => (row.status === 'paused' ? resume(world, row) : endPeriod(world, row));
      const meters = meterDueOf(row);
      return [
        ...(due === null ? [] : [{ due, run }]),
        ...(meters === null ? [] : [{ due: meters, run: () => endMeterPeriod(world, row) }]),
      ];
    });
  const retries = world
    .of(orders)
    .all()
    .flatMap((row): Task[] => {
      const due = row.status === 'pending' && row.next_payment_attempt_at ? row.next_payment_attempt_at : null;
      return due === null ? [] : [{ due: milliseconds(due), run: () => retryOrder(world, row) }];
    });
  return [...periods, ...retries].sort((a, b) => a.due - b.due);
}

const looking = new WeakMap<World, () => void>();

/**
 * Lets time do what it does at Polar: periods end, paused plans come back, failed charges are tried again. Started
 * anew when time was set back, since its next look would be far ahead then.
 */
export function startScheduler(world: World): void {
  const look = (): void => {
    if (looking.get(world) !== look) return;
    const now = world.time.now();
    const waiting = tasks(world);
    for (const task of waiting) if (task.due <= now) world.atomically(task.run);
    const next = waiting.find((task) => task.due > now)?.due ?? Number.POSITIVE_INFINITY;
    world.later(Math.min(next - now, LOOK_AGAIN), look);
  };
  looking.set(world, look);
  world.later(LOOK_AGAIN, look);
}
