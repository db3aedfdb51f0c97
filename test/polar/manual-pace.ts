import type { Pace } from '../../server-adapter/polar/pace.ts';

export interface ManualPace extends Pace {
  /** Moves time on and runs what falls due, letting promises settle between. */
  advance(ms: number): Promise<void>;
}

/** Time that passes when the test says so. */
export function manualPace(): ManualPace {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly work: () => void }>();
  return {
    now: () => now,
    after: (ms, work) => {
      const timer = { at: now + ms, work };
      due.add(timer);
      return () => due.delete(timer);
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.work();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets every promise that can settle do so, those that cross a stream included. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
