import { at, type Seed, workersTake } from './notation.ts';

/** The workers had just started: what happened to the first customers was noted nine seconds later. */
export const customers: Seed = {
  file: 'customers.jsonl',
  before: {
    0: [workersTake({ notes: 9_000 })],
    46: [workersTake({ notes: 8_600 })],
    48: [at('06:52:33.500'), workersTake()],
  },
};
