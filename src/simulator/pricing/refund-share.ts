import { mulDiv } from './rounding.ts';

/** The sums of an order that decide what a refund may take. */
export interface RefundableOrder {
  net_amount: number;
  tax_amount: number;
  applied_balance_amount: number;
  refunded_amount: number;
  refunded_tax_amount: number;
}

/** Net amount still refundable by the order's own books; pending refunds are not in it. */
export function refundableAmount(order: RefundableOrder): number {
  return Math.max(0, order.net_amount + order.applied_balance_amount - order.refunded_amount);
}

/** Tax still refundable by the order's own books. */
export function refundableTax(order: RefundableOrder): number {
  return Math.max(0, order.tax_amount - order.refunded_tax_amount);
}

/**
 * The tax that goes back with a net amount: all of the rest with the rest, else in proportion to the whole order.
 *
 * @example refundTax({ net_amount: 2500, tax_amount: 222, ... }, 1000) // 89
 */
export function refundTax(order: RefundableOrder, amount: number): number {
  const left = refundableTax(order);
  if (amount === refundableAmount(order)) return left;
  if (order.net_amount === 0) return 0;
  return Math.min(left, mulDiv(amount, order.tax_amount, order.net_amount, 'half-even'));
}

/** Net and tax of a refund known only by its total, as one made at the payment processor is (500 → 459 + 41). */
export function splitRefundTotal(order: RefundableOrder, total: number): { amount: number; tax: number } {
  if (total === refundableAmount(order) + refundableTax(order)) {
    return { amount: refundableAmount(order), tax: refundableTax(order) };
  }
  const tax =
    order.tax_amount > 0 ? mulDiv(total, order.tax_amount, order.net_amount + order.tax_amount, 'half-even') : 0;
  return { amount: total - tax, tax };
}
