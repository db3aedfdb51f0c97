// The body of a preview: an invoice that nobody has made. `charge-preview` and `change-preview` share it.

import { priceTaxBehavior, taxSite } from '../orders/create.ts';
import { billingWallet } from '../payments/wallet.ts';
import type { DiscountTerms } from '../pricing/discount.ts';
import { invoiceTotals } from '../pricing/totals.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';

export interface PreviewLine {
  readonly label: string;
  readonly amount: number;
}

interface PreviewParts {
  /** The plan's own charge. */
  readonly base?: number;
  readonly metered?: number;
  readonly prorations?: readonly PreviewLine[];
  /** A charge that Polar counts in the subtotal alone, as it does when a change ends a trial. */
  readonly uncounted?: number;
  readonly discount?: DiscountTerms | null;
}

export function preview(world: World, subscription: SubscriptionRow, parts: PreviewParts) {
  const { base = 0, metered = 0, prorations = [], uncounted = 0, discount } = parts;
  const { tax_behavior: _behavior, ...totals } = invoiceTotals({
    lines: [
      { amount: base },
      { amount: metered },
      { amount: uncounted },
      ...prorations.map(({ amount }) => ({ amount, proration: true })),
    ],
    currency: subscription.currency,
    discount,
    site: taxSite(customerById(world, subscription.customer_id)),
    taxBehavior: priceTaxBehavior(world, subscription.price_ids[0]),
    balance: billingWallet(world, subscription.customer_id, subscription.currency)?.balance,
  });
  return {
    base_amount: base,
    metered_amount: metered,
    proration_amount: prorations.reduce((sum, line) => sum + line.amount, 0),
    prorations: prorations.map(({ label, amount }) => ({ label, amount })),
    ...totals,
  };
}
