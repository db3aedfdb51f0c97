import { defineGate } from './gate.ts';
import { cutAgainAndAgain } from './live/cuts.ts';
import { number } from './words.ts';

/** A page whose stream is cut misses nothing and hears nothing of anybody else. */
export const liveCuts = defineGate({
  id: 'S31',
  goal: ({ cuts }: { cuts: number }) => `${number(cuts)} random cuts of a live stream: the page shows what is true`,
  bounds: { test: { cuts: 200 }, torture: { cuts: 1_000 } },
  run: async ({ cuts }) => {
    const seed = Date.now() % 1_000_000;
    const { stale, foreign } = await cutAgainAndAgain(cuts, seed);
    return {
      figure: `${stale.length} of 6 queries stale and ${number(foreign)} foreign words after ${number(cuts)} cuts`,
      pass: stale.length === 0 && foreign === 0,
      why: stale.length > 0 ? `seed ${seed}: ${stale.join(', ')}` : undefined,
    };
  },
});
