import type { DiscountFacts } from './discount-fit.ts';

/** What a discount takes off; Polar's field names, minor units, basis points. */
export interface OfferedDiscount extends DiscountFacts {
  duration: string;
  duration_in_months?: number | null | undefined;
  basis_points?: number | null | undefined;
  amount?: number | null | undefined;
}

/** A price with a discount on it, before tax, minor units. */
export interface Offer {
  /** What is taken off the first time. */
  off: number;
  /** What is left to pay. */
  now: number;
  /** How long it is so: months, `once` for the first payment, null = for good. */
  lasts: number | 'once' | null;
}

/**
 * What a buyer pays at first and for how long; Polar rounds percentages half away from zero. A discount never makes a
 * price negative.
 */
export function offerOf(amount: number, currency: string, discount: OfferedDiscount | null | undefined): Offer {
  if (!discount) return { off: 0, now: amount, lasts: null };
  const fixed = discount.amounts?.[currency] ?? (discount.currency === currency ? discount.amount : null) ?? 0;
  const wanted = discount.type === 'percentage' ? Math.round((amount * (discount.basis_points ?? 0)) / 10_000) : fixed;
  const off = Math.min(amount, wanted);
  const { duration, duration_in_months: months } = discount;
  const lasts = duration === 'once' ? 'once' : duration === 'repeating' ? (months ?? 'once') : null;
  return { off, now: amount - off, lasts };
}
