import type { Clock } from './clock.ts';

/** Does `work` once after so many milliseconds, by the clock's own time where it keeps one. */
export function later({ every }: Clock, ms: number, work: () => void): void {
  if (!every) return void setTimeout(work, ms);
  const stop = every(ms, () => {
    stop();
    work();
  });
}
