import * as fc from 'fast-check';
import type { Breach, BreachKind } from './breach.ts';
import { known } from './known.ts';
import { play } from './play.ts';
import { type Schedule, schedule } from './schedule.ts';
import type { Twin } from './twins.ts';

export interface Tried {
  readonly schedules: number;
  readonly refunds: number;
  readonly paid: number;
  /** Kinds of faults that were met. */
  readonly kinds: readonly string[];
  /** The smallest schedule found that breaks the promise. */
  readonly broken: { readonly seed: number; readonly schedule: Schedule; readonly breaches: readonly Breach[] } | null;
}

export interface Tries {
  readonly runs: number;
  readonly seed: number;
  /** An adapter without one of its guards, and what that must lead to. */
  readonly twin?: { readonly name: Twin; readonly breaks: BreachKind } | null;
}

/** Plays random schedules until one breaks the promise, and looks for the smallest one that does. */
export async function tryOut({ runs, seed, twin = null }: Tries): Promise<Tried> {
  const kinds = new Set<string>();
  let [schedules, refunds, paid] = [0, 0, 0];
  let breaches: readonly Breach[] = [];
  const property = fc.asyncProperty(schedule, async (one) => {
    const played = await play(one, twin?.name);
    schedules += 1;
    refunds += played.refunds;
    paid += played.paid;
    for (const kind of played.met) kinds.add(kind);
    if (!played.breaches.some(({ kind }) => !twin || kind === twin.breaks)) return true;
    breaches = played.breaches;
    return false;
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns: runs,
    examples: known.map((one) => [one]),
    // A twin only has to fail; how small is of no interest.
    endOnFailure: twin !== null,
  });
  const [smallest] = counterexample ?? [];
  // What is thrown is no breach but a fault of the play itself.
  if (failed && breaches.length === 0) throw new Error(JSON.stringify(smallest), { cause: errorInstance });
  const broken = failed && smallest ? { seed, schedule: smallest, breaches } : null;
  return { schedules, refunds, paid, kinds: [...kinds], broken };
}
