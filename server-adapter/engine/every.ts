import type { Clock } from './clock.ts';

/** Does `work` every so many milliseconds, by the clock's own time where it keeps one; answers how to stop. */
export type Every = (ms: number, work: () => void) => () => void;

/** Such a timer keeps no process alive. */
export function everyOf(clock: Clock): Every {
  return (ms, work) => clock.every?.(ms, work) ?? onTimer(ms, work);
}

function onTimer(ms: number, work: () => void): () => void {
  const timer: unknown = setInterval(work, ms);
  if (typeof timer === 'object' && timer && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
  return () => clearInterval(timer as ReturnType<typeof setInterval>);
}
