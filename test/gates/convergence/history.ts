import { isDeepStrictEqual } from 'node:util';
import { mulberry, pick, type Random, whole } from '../random.ts';
import { byArrival } from './by-arrival.ts';
import { DEEDS, peopleOf } from './deeds.ts';
import { openScreen } from './screen.ts';
import type { Letter, Town } from './town.ts';

export interface HistoryOptions {
  readonly seed: number;
  /** Of a letter to be lost. */
  readonly loss: number;
  readonly catchesUp: boolean;
  /** What happens in it; all that can, where nothing is said. */
  readonly deeds?: readonly string[];
}

export interface Told {
  readonly letters: number;
  readonly lost: number;
  /** What it was made of. */
  readonly deeds: readonly string[];
  /** Whether the screen shows in the end what Polar says. */
  readonly isTrue: boolean;
  /** The same of a receiver that applies payloads as they arrive. */
  readonly isTwinTrue: boolean;
}

/** One customer’s history: deeds, with their letters doubled, shuffled and partly lost; then one turn of the feed. */
export async function tell(
  town: Town,
  { seed, loss, catchesUp, deeds: from = Object.keys(DEEDS) }: HistoryOptions,
): Promise<Told> {
  const random = mulberry(seed);
  const person = pick(random, peopleOf(town));
  const screen = await openScreen(town, person.customer);
  const twin = byArrival(screen.shown());
  const bring = async (letter: Letter) => {
    twin.hear(letter);
    await town.bring(letter);
  };
  const deeds: string[] = [];
  const late: Letter[] = [];
  let [letters, lost] = [0, 0];
  for (let left = 3 + whole(random, 6); left > 0; left -= 1) {
    const name = pick(random, from);
    deeds.push(name);
    await DEEDS[name]?.(town, person, random);
    await town.pass(whole(random, 4_000));
    const sent = await town.letters();
    letters += sent.length;
    const kept = surviving(random, sent, loss);
    lost += sent.length - kept.length;
    late.push(...kept, ...kept.filter(() => random() < 0.3));
    for (const letter of shuffled(random, late.splice(0, whole(random, late.length + 1)))) await bring(letter);
    if (random() < 0.5) await screen.hear();
  }
  for (const letter of shuffled(random, late)) await bring(letter);
  // Whatever Polar still does by itself is done before the feed's turn.
  await town.pass(20_000);
  for (const letter of surviving(random, await town.letters(), loss)) await bring(letter);
  if (catchesUp) await town.rounds();
  await screen.hear();
  const truth = await town.truth(person.customer);
  const isTrue = isDeepStrictEqual(screen.shown(), truth);
  return { letters, lost, deeds, isTrue, isTwinTrue: twin.isTrue(truth) };
}

/** What is lost is lost one by one, or all of a burst, as by a receiver that is down. */
function surviving(random: Random, letters: readonly Letter[], loss: number): readonly Letter[] {
  const isDown = random() < 0.5 ? random() < loss : null;
  return letters.filter(() => !(isDown ?? random() < loss));
}

function shuffled<T>(random: Random, from: readonly T[]): T[] {
  const left = [...from];
  return from.flatMap(() => left.splice(whole(random, left.length), 1));
}
