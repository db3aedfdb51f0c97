/** What of a saved card decides about it. */
export interface CardFacts {
  is_default: boolean;
  exp_month: number | null;
  exp_year: number | null;
}

/**
 * The card that renewals are charged to: the one that was made the default, or the only one there is. Among several
 * without a default Polar does not tell, so nothing is claimed.
 */
export function usualMethod<T extends CardFacts>(methods: readonly T[]): T | undefined {
  return methods.find(({ is_default }) => is_default) ?? (methods.length === 1 ? methods[0] : undefined);
}

const MONTH = 30 * 86_400_000;

/**
 * How long a card is good for: it ends with the month that is printed on it. `ending`: within thirty days; null: good
 * for longer, or it has no end. `now` in milliseconds since the epoch.
 *
 * @example
 * cardEnding({ is_default: true, exp_month: 11, exp_year: 2026 }, Date.UTC(2026, 10, 20)); // 'ending'
 */
export function cardEnding({ exp_month: month, exp_year: year }: CardFacts, now: number): 'expired' | 'ending' | null {
  if (!month || !year) return null;
  const end = Date.UTC(year, month);
  if (end <= now) return 'expired';
  return end - now <= MONTH ? 'ending' : null;
}
