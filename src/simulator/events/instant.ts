// Two events of one millisecond are told apart, so instants are kept as texts: they compare as times do.

import { awareInstant } from '../validation/polar-types.ts';
import { INVALID, type Schema } from '../validation/schema.ts';

/** An instant with an offset, as Polar prints it: to the microsecond, in UTC. */
export function preciseInstant(): Schema<string> {
  const checked = awareInstant();
  return {
    label: checked.label,
    read(input, loc, reading) {
      return checked.read(input, loc, reading) === INVALID ? INVALID : printed(String(input));
    },
  };
}

function printed(instant: string): string {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  const second = new Date(Date.parse(instant.replace(/\.\d+/, ''))).toISOString().slice(0, 19);
  return `${second}.${fraction.padEnd(6, '0').slice(0, 6)}Z`;
}
