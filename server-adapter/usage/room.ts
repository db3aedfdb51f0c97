import type { Clock } from '../engine/clock.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { UsageStore } from '../store/usage-port.ts';

/** With more waiting, Polar has been away for days: taking more would only fill the disk. */
const MOST_WAITING = 5_000_000;
/** Counting millions takes time; so long one count serves everybody. */
const KEPT_MS = 5_000;

/** Refuses what there is no room for, before any of it is kept. */
export function createRoomCheck(usage: Pick<UsageStore, 'counts'>, clock: Clock, most = MOST_WAITING) {
  const counted = new Map<string, { readonly at: number; readonly waiting: Promise<number> }>();
  return async (connection: string): Promise<void> => {
    const now = clock.now();
    let known = counted.get(connection);
    if (!known || now - known.at >= KEPT_MS) {
      known = { at: now, waiting: usage.counts(connection).then(({ waiting }) => waiting) };
      counted.set(connection, known);
    }
    if ((await known.waiting) < most) return;
    const detail = 'Too many usage events wait for Polar. Keep yours and send them again later.';
    throw new FloeProblem('unavailable', { detail, retryAfter: 60 });
  };
}
