import { track } from '../usage/track.ts';
import type { Handlers } from './handler.ts';

export const usage: Handlers<'usage'> = {
  // A line in the trail for each of thousands of calls would say nothing; it keeps one a minute.
  'usage.track': { handle: track, keepsOwnBooks: true },
};
