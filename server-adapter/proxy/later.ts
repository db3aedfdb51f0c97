import type { Clock } from '../engine/clock.ts';
import { realPace } from '../polar/pace.ts';

/** Does `work` once after so many milliseconds, by the clock's own time where it keeps one. */
export function later({ every }: Clock, ms: number, work: () => void): void {
  if (!every) return void realPace.after(ms, work);
  const stop = every(ms, () => {
    stop();
    work();
  });
}
