import type { Asking, Schedule } from './schedule.ts';

const asking: Asking = { replica: 0, mishaps: [], agent: 0, order: 0, percent: 10, stale: false, twice: false };

/** Schedules that once broke a promise. */
export const known: readonly Schedule[] = [
  // The outcome was a commit of its own after the move: where it failed, the line of the trail stayed open for good.
  {
    seed: 0,
    steps: [{ do: 'refund', ...asking, mishaps: [{ at: 'commit', nth: 5, kind: 'fails' }] }],
  },
  // An order without its fields was taken for an order.
  {
    seed: 0,
    steps: [
      { do: 'wait', ms: 1_000 },
      { do: 'refund', ...asking, mishaps: [{ at: 'read', nth: 0, kind: 'fieldless' }] },
    ],
  },
];
