import { addInterval } from './periods.ts';
import { mulDiv } from './rounding.ts';

/** The parts of a Polar discount that decide an amount. */
export interface DiscountTerms {
  type: string;
  duration: string;
  duration_in_months?: number | null | undefined;
  basis_points?: number | null | undefined;
  amount?: number | null | undefined;
  currency?: string | null | undefined;
  /** Amount by currency, where one discount serves several. */
  amounts?: Record<string, number> | null | undefined;
  products?: readonly { id: string }[] | undefined;
}

/** A discount counts for a product of its list (an empty list means all) and, when fixed, for its own currencies. */
export function discountApplies(discount: DiscountTerms, productId: string, currency: string): boolean {
  if (discount.type === 'fixed' && fixedAmount(discount, currency) === null) return false;
  const products = discount.products ?? [];
  return products.length === 0 || products.some((product) => product.id === productId);
}

/** What the discount takes off an amount, never more than the amount itself. Ties round away from zero. */
export function discountOf(discount: DiscountTerms, amount: number, currency: string): number {
  if (discount.type === 'percentage') return mulDiv(amount, discount.basis_points ?? 0, 10_000, 'half-away');
  return Math.min(fixedAmount(discount, currency) ?? 0, Math.max(0, amount));
}

/** One discount over several amounts, in proportion; the last amount takes what rounding left. */
export function spreadDiscount(discount: DiscountTerms, amounts: readonly number[], currency: string): number[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const whole = discountOf(discount, sum, currency);
  let given = 0;
  return amounts.map((amount, index) => {
    const last = index === amounts.length - 1;
    const share = last ? whole - given : sum === 0 ? 0 : mulDiv(whole, amount, sum, 'half-away');
    given += share;
    return share;
  });
}

/**
 * Whether a discount first counted in the period beginning at `appliedAt` no longer counts for the period beginning at
 * `periodStart` (ms, UTC): `once` serves one period, `repeating` as many months as it says, the first one included.
 */
export function discountExpired(discount: DiscountTerms, appliedAt: number, periodStart: number): boolean {
  if (discount.duration === 'forever') return false;
  if (discount.duration === 'once') return periodStart > appliedAt;
  const months = discount.duration_in_months;
  return months != null && periodStart > addInterval(appliedAt, 'month', months - 1);
}

function fixedAmount(discount: DiscountTerms, currency: string): number | null {
  const byCurrency = discount.amounts?.[currency];
  if (byCurrency !== undefined) return byCurrency;
  return discount.currency === currency ? (discount.amount ?? null) : null;
}
