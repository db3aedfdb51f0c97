// Tier tables of seats and units: without gaps, only the last one open.

import type { SeatTiers } from '../pricing/price.ts';
import { enumOf } from '../validation/choices.ts';
import { after, list, object } from '../validation/composite.ts';
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

const unitTier = object('UnitTier', {
  bound: withDefault(nullable(int({ ge: 1 })), null),
  unit_amount: decimal({ ge: 0, places: 12 }),
});

export const unitTiers = object('UnitTiers', {
  type: enumOf('TierType', ['volume', 'graduated']),
  tiers: after('validate_tiers', list(unitTier, { min: 1 }), (tiers) => {
    if (tiers.slice(0, -1).some((tier) => tier.bound === null)) return 'Only the last tier can be unbounded';
    return tiers.at(-1)?.bound === null ? null : 'The last tier must be unbounded';
  }),
});
