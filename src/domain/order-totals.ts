/** What an order's share of a customer's totals needs; minor units. */
export interface CountedOrder {
  paid: boolean;
  currency: string;
  total_amount: number;
  refunded_amount: number;
  refunded_tax_amount: number;
}

/** What a customer paid and got back in one currency, tax included, minor units. */
export interface CurrencyTotal {
  currency: string;
  paid: number;
  refunded: number;
}

/** Sums orders per currency, largest first; gross. Unpaid orders do not count. Money of different currencies is never added. */
export function orderTotals(orders: readonly CountedOrder[]): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const order of orders) {
    if (!order.paid) continue;
    const total = totals.get(order.currency) ?? { currency: order.currency, paid: 0, refunded: 0 };
    total.paid += order.total_amount;
    total.refunded += order.refunded_amount + order.refunded_tax_amount;
    totals.set(order.currency, total);
  }
  return [...totals.values()].sort((a, b) => b.paid - a.paid);
}
