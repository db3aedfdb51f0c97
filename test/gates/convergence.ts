import { type HistoryOptions, tell } from './convergence/history.ts';
import { openTown } from './convergence/town.ts';
import { defineGate } from './gate.ts';
import { bound, number } from './words.ts';

/** A town grows with its histories; after so many a new one is opened. */
const PER_TOWN = 8;
/** What a twin must stumble over, told with the same seed every time: whether it fails is no matter of luck. */
const HARD = { seed: 1, deeds: ['period ends', 'refund', 'plan', 'cancel', 'uncancel'] };

interface Sum {
  readonly letters: number;
  readonly lost: number;
  readonly wrong: number;
  readonly wrongTwin: number;
  readonly first: string | undefined;
}

async function tellAll(runs: number, { seed, ...how }: HistoryOptions): Promise<Sum> {
  let sum: Sum = { letters: 0, lost: 0, wrong: 0, wrongTwin: 0, first: undefined };
  let town = await openTown();
  for (let run = 0; run < runs; run += 1) {
    if (run % PER_TOWN === PER_TOWN - 1) town = await openTown();
    const told = await tell(town, { ...how, seed: seed + run });
    sum = {
      letters: sum.letters + told.letters,
      lost: sum.lost + told.lost,
      wrong: sum.wrong + (told.isTrue ? 0 : 1),
      wrongTwin: sum.wrongTwin + (told.isTwinTrue ? 0 : 1),
      first: sum.first ?? (told.isTrue ? undefined : `run ${run}: ${told.deeds.join(', ')}`),
    };
  }
  return sum;
}

/**
 * Histories whose webhooks come shuffled, doubled and a third of them never: after the feed's next turn a screen that
 * reads exactly what the change log names shows what Polar says. The same histories without the feed, and a receiver
 * that applies payloads as they arrive (from which nothing is lost), must fail.
 */
export const convergence = defineGate({
  id: 'G3c',
  goal: ({ runs }: { runs: number; twins: number }) =>
    `${number(runs)} shuffled, doubled, lossy histories: the screen is true after the feed’s turn`,
  bounds: { test: { runs: 150, twins: 60 }, torture: { runs: 10_000, twins: 500 } },
  run: async ({ runs, twins }) => {
    const seed = Number(process.env.FLOE_SEED ?? Date.now() % 2 ** 31);
    const ours = await tellAll(runs, { seed, loss: 1 / 3, catchesUp: true });
    const deaf = await tellAll(twins, { ...HARD, loss: 1 / 3, catchesUp: false });
    const naive = await tellAll(twins, { ...HARD, loss: 0, catchesUp: true });
    return {
      pass: ours.wrong === 0 && naive.wrong === 0 && deaf.wrong > 0 && naive.wrongTwin > 0,
      figure:
        `${number(ours.wrong)} untrue, ${number(ours.lost)} of ${number(ours.letters)} webhooks lost; ${bound(runs)}; ` +
        `without the feed ${deaf.wrong} of ${twins} untrue, by arrival ${naive.wrongTwin} of ${twins}`,
      why: ours.first && `FLOE_SEED=${seed} ${ours.first}`,
    };
  },
});
