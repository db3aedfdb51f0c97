// Polar gives and takes back each benefit in a worker of its own, all at the same time. Which of them writes first is
// chance there; here it is a fixed order, unless a move says how chance falls.

import type { BenefitType } from '../benefits/table.ts';
import type { World } from '../state/world.ts';

/** What one worker does. `end` does all that is left, `begin` too when it was not called. */
export interface Work {
  readonly type: BenefitType;
  readonly begin?: () => void;
  readonly end: () => void;
}

const turnsOf = new WeakMap<World, readonly BenefitType[]>();

/** Workers take turns like this from now on: what is named once is done at once, what is named again ends later. */
export function setTurns(world: World, turns: readonly BenefitType[]): void {
  turnsOf.set(world, turns);
}

/** Does the work in turns; what no turn names comes last, in the order given. */
export function takeTurns(world: World, given: readonly Work[]): void {
  const turns = turnsOf.get(world) ?? [];
  for (const [at, type] of turns.entries()) {
    const isLast = !turns.includes(type, at + 1);
    for (const work of given) {
      if (work.type !== type) continue;
      if (isLast) work.end();
      else work.begin?.();
    }
  }
  for (const work of given) if (!turns.includes(work.type)) work.end();
}
