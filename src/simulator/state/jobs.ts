// What Polar does in its workers. A job queued with `later(0, …)` runs right after the answer of the request that
// queued it, so the next request sees its effect; one with a delay runs when the clock has reached it: before the
// next request, or on the way when time is moved, in order of due time.

interface Job {
  due: number;
  readonly order: number;
  readonly run: () => void;
}

export interface Jobs {
  later(delayMilliseconds: number, run: () => void): void;
  /** When the next one is due; null when none waits. */
  nextDue(): number | null;
  /**
   * Runs what is due at `until`, oldest first; `perform` runs each job at its due time and answers when it was done.
   * What a job queued begins no earlier than that.
   */
  runDue(until: number, perform: (due: number, run: () => void) => number): void;
}

const isBefore = (a: Job, b: Job): boolean => a.due < b.due || (a.due === b.due && a.order < b.order);

export function createJobs(now: () => number, undo: (step: () => void) => void): Jobs {
  const queue: Job[] = [];
  let count = 0;
  // What the running job has queued.
  let born: Job[] | null = null;
  return {
    later(delay, run) {
      const job: Job = { due: now() + delay, order: count++, run };
      queue.push(job);
      born?.push(job);
      undo(() => {
        const at = queue.indexOf(job);
        if (at >= 0) queue.splice(at, 1);
      });
    },
    nextDue: () => queue.reduce<number | null>((first, { due }) => Math.min(first ?? due, due), null),
    runDue(until, perform) {
      for (;;) {
        const next = queue.reduce<Job | null>(
          (first, job) => (first === null || isBefore(job, first) ? job : first),
          null,
        );
        if (next === null || next.due > until) return;
        queue.splice(queue.indexOf(next), 1);
        const mine: Job[] = [];
        born = mine;
        const done = perform(next.due, next.run);
        born = null;
        for (const job of mine) job.due = Math.max(job.due, done);
      }
    },
  };
}
