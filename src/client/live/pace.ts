/** Passing time; tests bring their own. */
export interface Pace {
  /** From 0 up to 1. */
  random: () => number;
  /** Runs `work` after so many milliseconds; the answer takes it back. */
  after: (ms: number, work: () => void) => () => void;
}

export const realPace: Pace = {
  random: Math.random,
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
