import { at, letter, periodEnds, type Seed } from './notation.ts';

/** An invitation to a seat, as the invited read it. */
export const seats: Seed = {
  file: 'seats.jsonl',
  before: {
    // A plan that was set to end meanwhile does.
    6: [at('07:01:31.200'), periodEnds('d88c7404-38e5-4050-94a3-d32d3e746777')],
    12: [letter('james@example.com', 'k2AnLS0SpvfpyDEED8a4NVlGHn0Ed9_YbN4eixHxUW4')],
  },
};
