import { type DiscountTerms, discountOf } from './discount.ts';
import { type TaxBehavior, type TaxSite, taxed } from './tax.ts';

/** A line of an invoice before discount and tax. Lines of a proration carry their discount inside the amount. */
export interface InvoiceLine {
  amount: number;
  proration?: boolean | undefined;
}

export interface InvoiceTerms {
  lines: readonly InvoiceLine[];
  currency: string;
  /** The discount that counts for this period, or null. */
  discount?: DiscountTerms | null | undefined;
  site: TaxSite;
  /** The price's own `tax_behavior`. */
  taxBehavior?: string | null | undefined;
  /** Credit the customer has, in minor units (≥ 0). */
  balance?: number | undefined;
}

/** The sums of an order as Polar names them, in minor units. */
export interface InvoiceTotals {
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  /** Negative: credit used up by this invoice. */
  applied_balance_amount: number;
  due_amount: number;
  tax_behavior: TaxBehavior | null;
}

/**
 * Sums an invoice: subtotal, discount on the lines that are not prorations, tax on the rest, then the customer's
 * credit. A negative total is due 0 and becomes credit of the customer.
 *
 * @example invoiceTotals({ lines: [{ amount: 3000 }], currency: 'usd', site: { country: 'US', state: 'US-NY' } }).due_amount // 3266
 */
export function invoiceTotals(terms: InvoiceTerms): InvoiceTotals {
  const subtotal = sum(terms.lines);
  const discountable = sum(terms.lines.filter((line) => !line.proration));
  const discount = terms.discount ? discountOf(terms.discount, discountable, terms.currency) : 0;
  const { net, tax, total, behavior } = taxed(subtotal - discount, terms.site, terms.taxBehavior);
  const applied = total > 0 ? Math.min(total, Math.max(0, terms.balance ?? 0)) : 0;
  return {
    subtotal_amount: subtotal,
    discount_amount: discount,
    net_amount: net,
    tax_amount: tax,
    total_amount: total,
    applied_balance_amount: applied === 0 ? 0 : -applied,
    due_amount: Math.max(0, total - applied),
    tax_behavior: behavior,
  };
}

/** Polar's own fee on a paid order: 5 % of what the customer paid and 50 minor units. A free order has none. */
export function platformFee(totalAmount: number): number {
  return totalAmount > 0 ? Math.round(totalAmount * 0.05) + 50 : 0;
}

function sum(lines: readonly InvoiceLine[]): number {
  return lines.reduce((total, line) => total + line.amount, 0);
}
