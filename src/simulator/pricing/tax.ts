import { mulDiv } from './rounding.ts';

/** What decides the tax of a sale: where the customer is and whether he stated a tax number. */
export interface TaxSite {
  country?: string | null | undefined;
  /** ISO 3166-2, as Polar stores it (`US-NY`). */
  state?: string | null | undefined;
  taxId?: string | null | undefined;
}

export type TaxBehavior = 'inclusive' | 'exclusive';

/** The tax of one amount. `net + tax = total`; amounts in minor units, negative for a credit. */
export interface TaxedAmount {
  net: number;
  tax: number;
  total: number;
  behavior: TaxBehavior | null;
}

const RATE_BASE = 100_000;
const COUNTRY_RATES: Record<string, number> = { FR: 20_000, DE: 19_000, GB: 20_000, SE: 25_000 };
const NEW_YORK = 8_875;

/** The rate in hundred-thousandths. A tax number outside the US shifts the tax to the buyer (reverse charge): 0. */
function taxRate(site: TaxSite): number {
  if (site.country === 'US') return site.state === 'US-NY' ? NEW_YORK : 0;
  if (site.taxId || !site.country) return 0;
  return COUNTRY_RATES[site.country] ?? 0;
}

/** Prices are without tax in the US and Canada, with tax everywhere else, unless the price says otherwise. */
function taxBehavior(site: TaxSite, stated?: string | null): TaxBehavior {
  if (stated === 'inclusive' || stated === 'exclusive') return stated;
  return site.country === 'US' || site.country === 'CA' ? 'exclusive' : 'inclusive';
}

/**
 * Splits an amount after discount into net and tax. Ties round to the even cent, and a credit is taxed like the charge
 * it takes back (−2000 → −178). Nothing to pay has no behaviour.
 *
 * @example taxed(3000, { country: 'US', state: 'US-NY' }) // { net: 3000, tax: 266, total: 3266, behavior: 'exclusive' }
 */
export function taxed(amount: number, site: TaxSite, stated?: string | null): TaxedAmount {
  if (amount === 0) return { net: 0, tax: 0, total: 0, behavior: null };
  const rate = taxRate(site);
  const behavior = taxBehavior(site, stated);
  if (behavior === 'inclusive') {
    const tax = mulDiv(amount, rate, RATE_BASE + rate, 'half-even');
    return { net: amount - tax, tax, total: amount, behavior };
  }
  const tax = mulDiv(amount, rate, RATE_BASE, 'half-even');
  return { net: amount, tax, total: amount + tax, behavior };
}
