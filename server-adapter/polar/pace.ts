/** Passing time for deadlines, waits and budgets: monotonic, and apart from the calendar clock. */
export interface Pace {
  /** Milliseconds from any fixed moment. */
  now(): number;
  /** Runs `work` after `ms`; the answer takes it back. */
  after(ms: number, work: () => void): () => void;
}

export const realPace: Pace = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
