/** What a discount's use depends on; Polar's field names. */
export interface DiscountFacts {
  type: string;
  currency?: string | null | undefined;
  amounts?: Readonly<Record<string, number>> | null | undefined;
  products?: readonly { id: string }[] | undefined;
  starts_at?: string | null | undefined;
  ends_at?: string | null | undefined;
  max_redemptions?: number | null | undefined;
  redemptions_count?: number | undefined;
}

/** Why a discount does not work on a link. */
export type DiscountProblem = 'exhausted' | 'expired' | 'not_started' | 'other_products' | 'other_currency';

/**
 * Why a discount would take nothing off, worst first; null = it would. A link keeps such a discount without a word, and
 * the buyer sees the full price.
 *
 * @example
 * discountProblem({ type: 'percentage', max_redemptions: 5, redemptions_count: 5 }, { now: 0 }); // 'exhausted'
 */
export function discountProblem(
  discount: DiscountFacts,
  { products = [], currency, now }: { products?: readonly string[]; currency?: string | undefined; now: number },
): DiscountProblem | null {
  const { max_redemptions: most, redemptions_count: used = 0, starts_at, ends_at } = discount;
  if (ends_at && Date.parse(ends_at) <= now) return 'expired';
  if (most != null && used >= most) return 'exhausted';
  if (starts_at && Date.parse(starts_at) > now) return 'not_started';
  const only = discount.products ?? [];
  const fits = (id: string) => only.some((product) => product.id === id);
  if (only.length > 0 && products.length > 0 && !products.some(fits)) return 'other_products';
  const currencies = discount.amounts
    ? Object.keys(discount.amounts)
    : discount.type === 'fixed' && discount.currency
      ? [discount.currency]
      : null;
  return currencies && currency && !currencies.includes(currency) ? 'other_currency' : null;
}
