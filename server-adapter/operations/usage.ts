import { track } from '../usage/track.ts';
import type { Handlers } from './handler.ts';
import { summary } from './usage/summary.ts';

export const usage: Handlers<'usage'> = {
  'usage.summary': summary,
  // A line in the trail for each of thousands of calls would say nothing; it keeps one a minute.
  'usage.track': { handle: track, keepsOwnBooks: true },
};
