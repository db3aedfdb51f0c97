/** What refund limits need of an order; Polar's field names, minor units. */
export interface RefundableOrder {
  net_amount: number;
  tax_amount: number;
  /** Signed: negative where customer credit paid a part. */
  applied_balance_amount?: number | undefined;
}

/** What refund limits need of a refund; minor units. */
export interface CountedRefund {
  status: string;
  amount: number;
  tax_amount: number;
}

/** What is left to give back on an order, in minor units. */
export interface RefundLimits {
  /** Net of tax: what `refunds.create` takes at most. */
  refundable: number;
  /** Tax that goes back with the whole of `refundable`. */
  tax: number;
  /** Net already given back or on its way. */
  refunded: number;
  /** Tax already given back or on its way. */
  refundedTax: number;
  /** Net of refunds that are not settled yet. */
  pending: number;
}

/**
 * What is left to refund: net plus applied balance, less every refund that is not failed or canceled; never below 0.
 *
 * Polar's own `refundable_amount` ignores pending refunds and loses one of two concurrent ones, so it is not used.
 *
 * @example
 * refundLimits({ net_amount: 4900, tax_amount: 931 }, [{ status: 'succeeded', amount: 1000, tax_amount: 190 }]);
 * // { refundable: 3900, tax: 741, refunded: 1000, refundedTax: 190, pending: 0 }
 */
export function refundLimits(order: RefundableOrder, refunds: readonly CountedRefund[]): RefundLimits {
  const counted = refunds.filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled');
  const sum = (list: readonly CountedRefund[], field: 'amount' | 'tax_amount') =>
    list.reduce((total, refund) => total + refund[field], 0);
  const refunded = sum(counted, 'amount');
  const refundedTax = sum(counted, 'tax_amount');
  const refundable = Math.max(0, order.net_amount + (order.applied_balance_amount ?? 0) - refunded);
  return {
    refundable,
    tax: refundable === 0 ? 0 : Math.max(0, order.tax_amount - refundedTax),
    refunded,
    refundedTax,
    pending: sum(
      counted.filter((refund) => refund.status !== 'succeeded'),
      'amount',
    ),
  };
}

/**
 * The tax that goes back with a net amount, in minor units. Exact at the maximum (all tax that is left); below it an
 * estimate, `round(amount × tax ÷ net)`, as Polar computes it; the refund's own `tax_amount` replaces it afterwards.
 */
export function refundTax(amount: number, order: RefundableOrder, limits: RefundLimits): number {
  if (amount <= 0 || limits.refundable === 0) return 0;
  if (amount >= limits.refundable) return limits.tax;
  return order.net_amount === 0 ? 0 : Math.min(limits.tax, Math.round((amount * order.tax_amount) / order.net_amount));
}

/**
 * The largest net amount whose net plus tax does not exceed a gross amount; both in minor units. For agents who were
 * asked for "ten dollars back, all in".
 */
export function netOfGross(gross: number, order: RefundableOrder, limits: RefundLimits): number {
  if (gross >= limits.refundable + limits.tax) return limits.refundable;
  let net = Math.min(
    limits.refundable,
    Math.ceil((gross * order.net_amount) / Math.max(1, order.net_amount + order.tax_amount)) + 1,
  );
  while (net > 0 && net + refundTax(net, order, limits) > gross) net -= 1;
  return Math.max(0, net);
}
