import { letter, type Seed } from './notation.ts';

/** An invitation to a seat, as the invited read it. */
export const seats: Seed = {
  file: 'seats.jsonl',
  before: { 12: [letter('james@example.com', 'k2AnLS0SpvfpyDEED8a4NVlGHn0Ed9_YbN4eixHxUW4')] },
};
