import { exhausted, shrinkingLater } from './lifecycle.ts';
import { at, periodEnds, type Seed } from './notation.ts';

/** While the limits were tried, two periods of `lifecycle.jsonl` came to their end. */
export const rateLimit: Seed = {
  file: 'rate-limit.jsonl',
  before: { 6: [at('07:15:14.027'), periodEnds(exhausted), periodEnds(shrinkingLater)] },
};
