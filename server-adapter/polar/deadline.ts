import type { Pace } from './pace.ts';

/** One call's time, waits and retries included. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds left. */
  left(): number;
  /** Why the signal fired, null while it has not. */
  why(): 'timeout' | 'aborted' | null;
  /** Resolves after `ms`, or as soon as the signal fires. */
  wait(ms: number): Promise<void>;
  stop(): void;
}

/** Starts the clock of a call; `outer` is its caller's own signal. */
export function startDeadline(pace: Pace, ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const endsAt = pace.now() + ms;
  let reason: 'timeout' | 'aborted' | null = null;
  const end = (why: 'timeout' | 'aborted') => {
    reason ??= why;
    controller.abort();
  };
  const cancelTimer = pace.after(ms, () => end('timeout'));
  const onOuter = () => end('aborted');
  if (outer?.aborted) onOuter();
  else outer?.addEventListener('abort', onOuter, { once: true });

  return {
    signal: controller.signal,
    left: () => endsAt - pace.now(),
    why: () => reason,
    wait: (pause) =>
      new Promise((resolve) => {
        const cancel = pace.after(pause, resolve);
        const early = () => {
          cancel();
          resolve();
        };
        controller.signal.addEventListener('abort', early, { once: true });
      }),
    stop: () => {
      cancelTimer();
      outer?.removeEventListener('abort', onOuter);
    },
  };
}
