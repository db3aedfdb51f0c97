import type { Difference } from './difference.ts';

/** A moment met at one place of an answer: as recorded, and as the simulator tells it. */
export interface Moment {
  path: string;
  expected: string;
  got: string;
}

/** Polar's workers finish what a request began a little later; the simulator may do it at once. In microseconds. */
const SOON = 60_000_000;

/** What belongs to one moment is not as far apart as two periods are. */
const MOMENT = 3_600_000_000;

/** Microseconds, so that two stamps of one transaction keep their order. */
function instant(text: string): number {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  const seconds = Date.parse(text.replace(/\.\d+/, ''));
  return seconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function sameOrder(recorded: number, simulated: number): boolean {
  if (recorded === 0) return simulated === 0;
  if (Math.sign(recorded) === -Math.sign(simulated)) return false;
  return Math.abs(recorded) <= SOON ? Math.abs(simulated) <= MOMENT : simulated !== 0;
}

/**
 * Compares the order of all times within one answer. Equal stays equal, earlier stays earlier; what Polar did within a
 * minute the simulator may do in one moment.
 */
export function compareOrder(moments: Moment[]): Difference[] {
  const known = moments.map((moment) => ({
    ...moment,
    recorded: instant(moment.expected),
    simulated: instant(moment.got),
  }));
  for (const [at, one] of known.entries()) {
    for (const other of known.slice(at + 1)) {
      if (sameOrder(other.recorded - one.recorded, other.simulated - one.simulated)) continue;
      return [
        {
          path: other.path,
          expected: `${one.path} ${one.expected}, ${other.path} ${other.expected}`,
          got: `${one.got}, ${other.got}`,
          reason: 'another order of times',
        },
      ];
    }
  }
  return [];
}
