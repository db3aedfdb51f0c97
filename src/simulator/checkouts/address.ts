import type { Address } from '../customers/table.ts';
import { object } from '../validation/composite.ts';
import { text } from '../validation/scalars.ts';
import { type Infer, nullable, optional } from '../validation/schema.ts';

const line = optional(nullable(text()));

export const addressInput = object('AddressInput', {
  line1: line,
  line2: line,
  postal_code: line,
  city: line,
  state: line,
  country: text({ min: 2, max: 2 }),
});

/** Fills what was left out, and puts the country before the state where Polar does. */
export function normalAddress(input: Infer<typeof addressInput>): Address {
  const { country, state } = input;
  const prefixed = state && (country === 'US' || country === 'CA') && !state.startsWith(`${country}-`);
  return {
    line1: input.line1 ?? null,
    line2: input.line2 ?? null,
    postal_code: input.postal_code ?? null,
    city: input.city ?? null,
    state: prefixed ? `${country}-${state}` : (state ?? null),
    country,
  };
}
