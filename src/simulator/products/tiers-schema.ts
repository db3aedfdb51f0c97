// Tier tables of seats and units: without gaps, only the last one open.

import type { SeatTiers, UnitTiers } from '../pricing/price.ts';
import { enumOf } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { after } from '../validation/refine.ts';
import { decimal, int } from '../validation/scalars.ts';
import { INVALID, nullable, type Schema, withDefault } from '../validation/schema.ts';

const seatTier = object('ProductPriceSeatTier', {
  min_seats: int({ ge: 1 }),
  max_seats: withDefault(nullable(int({ ge: 1 })), null),
  price_per_seat: int({ ge: 0 }),
});

const tierList = after('validate_tiers', list(seatTier, { min: 1 }), (given) => {
  const tiers = [...given].sort((a, b) => a.min_seats - b.min_seats);
  for (const [index, tier] of tiers.entries()) {
    const next = tiers[index + 1];
    if (!next) return null;
    if (tier.max_seats === null) return 'Only the last tier can have unlimited max_seats';
    if (next.min_seats !== tier.max_seats + 1)
      return `Gap or overlap between tiers: tier ending at ${tier.max_seats} and tier starting at ${next.min_seats}`;
  }
  return null;
});

const givenSeatTiers = object('ProductPriceSeatTiers', {
  seat_tier_type: withDefault(enumOf('SeatTierType', ['volume', 'graduated']), 'volume'),
  tiers: tierList,
});

/** With the least and most seats, which Polar reads from the tiers. */
export const seatTiers: Schema<SeatTiers> = {
  label: givenSeatTiers.label,
  read(input, loc, reading) {
    const value = givenSeatTiers.read(input, loc, reading);
    if (value === INVALID) return INVALID;
    const tiers = [...value.tiers].sort((a, b) => a.min_seats - b.min_seats);
    return { ...value, tiers, minimum_seats: tiers[0]?.min_seats ?? 1, maximum_seats: tiers.at(-1)?.max_seats ?? null };
  },
};

const unitTier = object('TierInput', {
  bound: withDefault(nullable(int({ gt: 0 })), null),
  unit_amount: decimal({ ge: 0, places: 12 }),
});

const byBound = (tiers: UnitTiers['tiers']): UnitTiers['tiers'] =>
  [...tiers].sort((a, b) => (a.bound ?? Number.POSITIVE_INFINITY) - (b.bound ?? Number.POSITIVE_INFINITY));

const unitTierList = after('validate_tiers', list(unitTier, { min: 1 }), (given) => {
  const tiers = byBound(given);
  for (const [index, tier] of tiers.slice(0, -1).entries()) {
    if (tier.bound === null) return { type: 'unbounded_tier_not_last', msg: 'Only the last tier can be unbounded' };
    if (tiers[index + 1]?.bound === tier.bound)
      return { type: 'duplicate_tier_bound', msg: `Tier bound values must be unique, got ${tier.bound} twice` };
  }
  return null;
});

const givenUnitTiers = object('TiersInput', { type: enumOf('TierType', ['volume', 'graduated']), tiers: unitTierList });

/** In order of their bounds; the last one may be open. */
export const unitTiers: Schema<UnitTiers> = {
  label: givenUnitTiers.label,
  read(input, loc, reading) {
    const value = givenUnitTiers.read(input, loc, reading);
    return value === INVALID ? INVALID : { ...value, tiers: byBound(value.tiers) };
  },
};

interface UnitBounds {
  readonly tiers: UnitTiers;
  readonly minimum_units: number | null;
  readonly maximum_units: number | null;
}

/** How few and how many units may be bought has to lie within the tiers. */
export function wrongUnitBounds({ tiers, minimum_units: min, maximum_units: max }: UnitBounds): string | null {
  const last = tiers.tiers.at(-1)?.bound ?? Number.POSITIVE_INFINITY;
  if (min !== null && min > last) return `minimum_units must not exceed the last tier's bound, got ${min} > ${last}`;
  if (max === null) return null;
  if (min !== null && max < min) return `maximum_units must be >= minimum_units, got ${max} < ${min}`;
  return max > last ? `maximum_units must not exceed the last tier's bound, got ${max} > ${last}` : null;
}
