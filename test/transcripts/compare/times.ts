import type { Difference } from './difference.ts';

/** A moment met at one place of an answer: as recorded, and as the simulator tells it. */
export interface Moment {
  path: string;
  expected: string;
  got: string;
}

/** Microseconds, so that two stamps of one transaction keep their order. */
function instant(text: string): number {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  const seconds = Date.parse(text.replace(/\.\d+/, ''));
  return seconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** Compares the order of all times within one answer, each with each: equal stays equal, earlier stays earlier. */
export function compareOrder(moments: Moment[]): Difference[] {
  const known = moments.map((moment) => ({
    ...moment,
    recorded: instant(moment.expected),
    simulated: instant(moment.got),
  }));
  for (const [at, one] of known.entries()) {
    for (const other of known.slice(at + 1)) {
      if (Math.sign(other.recorded - one.recorded) === Math.sign(other.simulated - one.simulated)) continue;
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
