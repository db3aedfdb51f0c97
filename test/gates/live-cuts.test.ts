import { describe, expect, it } from 'vitest';
import { followStream } from '../../src/client/live/stream.ts';
import { gateHolds } from './holds.ts';
import { cutAgainAndAgain, type Follow } from './live/cuts.ts';
import { liveCuts } from './live-cuts.ts';

gateHolds(liveCuts);

describe('the same cuts show a page that', () => {
  it.each<[string, Follow]>([
    [
      'begins anew wherever it is cut',
      (options) => followStream({ ...options, place: () => undefined, age: () => Number.NaN }),
    ],
    [
      'passes over a reset',
      ({ hear, ...options }) => followStream({ ...options, hear: ({ reset: _, ...frame }) => hear(frame) }),
    ],
  ])('%s', async (_name, naive) => {
    const { stale } = await cutAgainAndAgain(200, 4_711, naive);
    expect(stale).not.toEqual([]);
  });
});
