import type { CataloguePrice } from './plan-price.ts';

/** How many seats every product of a link can be sold with; `most` null = no upper end. */
export interface SeatBounds {
  least: number;
  most: number | null;
}

/**
 * Where the seat ranges of all products overlap. Null: one of them is not sold by seats, so a link cannot set a number;
 * `'none'`: they have no number in common.
 */
export function seatBounds(
  products: readonly { prices?: readonly CataloguePrice[] | undefined }[],
): SeatBounds | 'none' | null {
  let [least, most] = [1, Number.POSITIVE_INFINITY];
  for (const { prices = [] } of products) {
    const bySeats = prices.filter((price) => !price.is_archived && price.amount_type === 'seat_based');
    if (bySeats.length === 0) return null;
    for (const { seat_tiers } of bySeats) {
      const tiers = seat_tiers?.tiers ?? [];
      if (tiers.length === 0) continue;
      least = Math.max(least, Math.min(...tiers.map(({ min_seats = 1 }) => min_seats)));
      most = Math.min(most, Math.max(...tiers.map(({ max_seats }) => max_seats ?? Number.POSITIVE_INFINITY)));
    }
  }
  if (products.length === 0) return null;
  if (least > most) return 'none';
  return { least, most: Number.isFinite(most) ? most : null };
}
