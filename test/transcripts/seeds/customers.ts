import { at, type Seed, workersTake } from './notation.ts';

/** The workers had just started: what happened to the first customers was noted nine seconds later. */
export const customers: Seed = {
  file: 'customers.jsonl',
  before: {
    0: [workersTake({ wait: 5_500, notes: 3_500 })],
    // The meters of this customer were opened after those of the next.
    2: [workersTake({ wait: 5_500, notes: 3_500, meters: 3_000 })],
    3: [workersTake({ wait: 5_500, notes: 3_500 })],
    46: [workersTake({ wait: 5_500, notes: 3_100 })],
    48: [at('06:52:33.500'), workersTake()],
  },
};
