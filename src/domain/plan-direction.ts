import { intervalSeconds } from './interval.ts';

/** A price over an interval. `amount` in minor units for one whole interval, all seats or units counted in. */
export interface PlanPrice {
  amount: number;
  currency: string;
  interval: string | null | undefined;
  intervalCount?: number | undefined;
}

/** Where a change of plan leads. `unknown`: the two cannot be compared (another currency, a new interval word). */
export interface PlanDirection {
  direction: 'upgrade' | 'downgrade' | 'same' | 'unknown';
  /** The billing interval changes. Polar then charges at once and starts a new cycle, whatever the proration. */
  intervalChanges: boolean;
}

/**
 * Compares two plans by price over the same stretch of time: 300 a year is a downgrade from 30 a month.
 *
 * @example
 * planDirection({ amount: 3000, currency: 'usd', interval: 'month' }, { amount: 30000, currency: 'usd', interval: 'year' });
 * // { direction: 'downgrade', intervalChanges: true }
 */
export function planDirection(from: PlanPrice, to: PlanPrice): PlanDirection {
  const intervalChanges = from.interval !== to.interval || (from.intervalCount ?? 1) !== (to.intervalCount ?? 1);
  const before = intervalSeconds(from.interval, from.intervalCount);
  const after = intervalSeconds(to.interval, to.intervalCount);
  if (from.currency.toLowerCase() !== to.currency.toLowerCase() || before === null || after === null) {
    return { direction: 'unknown', intervalChanges };
  }
  // Cross-multiplied in BigInt: a division would call equal prices different.
  const difference = BigInt(to.amount) * BigInt(before) - BigInt(from.amount) * BigInt(after);
  return { direction: difference > 0n ? 'upgrade' : difference < 0n ? 'downgrade' : 'same', intervalChanges };
}
