import type { Pace } from '../../server-adapter/polar/pace.ts';

/** Time that moves only when nothing else does, so that a schedule of hours runs in milliseconds. */
export interface Turns extends Pace {
  /** Waits for `work`, moving time on to whatever is due next when everything waits for it. */
  until<T>(work: Promise<T>): Promise<T>;
  /** Moves time on by `ms`, doing on the way what falls due. */
  pass(ms: number): Promise<void>;
  wait(ms: number): Promise<void>;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/** Looks for news that comes from outside this time, such as a chunk being loaded, before giving up. */
const PATIENCE = 400;

export function createTurns(): Turns {
  let now = 0;
  let order = 0;
  const due = new Set<Due>();

  const next = (by: number): Due | undefined => {
    let first: Due | undefined;
    for (const one of due) {
      if (one.at <= by && (!first || one.at < first.at || (one.at === first.at && one.order < first.order)))
        first = one;
    }
    return first;
  };

  function run(one: Due): void {
    due.delete(one);
    now = Math.max(now, one.at);
    one.work();
  }

  const after: Pace['after'] = (ms, work) => {
    order += 1;
    const one = { at: now + Math.max(0, ms), order, work };
    due.add(one);
    return () => due.delete(one);
  };

  return {
    now: () => now,
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
    until: async (work) => {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      for (let idle = 0; ; ) {
        await settle();
        if (done) return work;
        const one = next(Number.POSITIVE_INFINITY);
        if (one) run(one);
        else if (idle === PATIENCE) throw new Error('Nothing moves any more, and the work is not done.');
        else await new Promise((resolve) => setTimeout(resolve, idle > 3 ? 5 : 0));
        if (!one) idle += 1;
      }
    },
    pass: async (ms) => {
      const end = now + ms;
      for (;;) {
        await settle();
        const one = next(end);
        if (!one) break;
        run(one);
      }
      now = end;
      await settle();
    },
  };
}

/** Lets every promise that can settle do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
