// Billing addresses. States of the United States and Canada are kept with the country in front, however they come.

import { object } from '../validation/object.ts';
import { after } from '../validation/refine.ts';
import { text } from '../validation/scalars.ts';
import { INVALID, nullable, type Schema, withDefault } from '../validation/schema.ts';
import type { Address } from './table.ts';

const line = withDefault(nullable(text()), null);

const given = object('AddressInput', {
  line1: line,
  line2: line,
  postal_code: line,
  city: line,
  state: line,
  country: text({ min: 2, max: 2, pattern: /^[A-Z]{2}$/ }),
});

const US =
  'AL AK AS AZ AR CA CO CT DE DC FL GA GU HI ID IL IN IA KS KY LA ME MD MA MI MN MP MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY';
const CA = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';
const STATES: Readonly<Record<string, ReadonlySet<string>>> = {
  US: new Set(US.split(' ')),
  CA: new Set(CA.split(' ')),
};

const bare = (state: string): string => state.toUpperCase().replace(/^(US|CA)-/, '');

const checked = after('validate_state', given, ({ country, state }) => {
  const states = STATES[country];
  return states && state !== null && !states.has(bare(state)) ? `Invalid state for ${country}` : null;
});

export function address(): Schema<Address> {
  return {
    label: 'AddressInput',
    read(input, loc, reading) {
      const value = checked.read(input, loc, reading);
      if (value === INVALID || value.state === null || !STATES[value.country]) return value;
      return { ...value, state: `${value.country}-${bare(value.state)}` };
    },
  };
}
