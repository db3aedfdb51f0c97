import type { Address } from '../customers/table.ts';
import { discountApplies, discountOf } from '../pricing/discount.ts';
import { addInterval, type Interval } from '../pricing/periods.ts';
import { priceAmount } from '../pricing/price.ts';
import { taxed } from '../pricing/tax.ts';
import type { PriceRow } from '../products/table.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { discountById, priceById, productById } from '../subscriptions/catalog.ts';
import type { CheckoutRow } from './table.ts';

/** The sums a checkout shows. Tax is unknown (null) until the address is complete enough. */
export function checkoutAmounts(world: World, row: CheckoutRow) {
  const amount = baseAmount(world, row);
  const discount = discountById(world, row.discount_id);
  const counts = discount !== null && discountApplies(discount, row.product_id, row.currency);
  const discountAmount = counts ? discountOf(discount, amount, row.currency) : 0;
  const due = amount - discountAmount;
  const site = taxSiteOf(row);
  const behavior = priceById(world, row.product_price_id).tax_behavior;
  const free = due === 0;
  const split = site && !free ? taxed(due, site, behavior) : null;
  return {
    amount,
    discount_amount: discountAmount,
    net_amount: split?.net ?? due,
    tax_amount: split ? split.tax : free ? 0 : null,
    tax_behavior: split?.behavior ?? null,
    total_amount: split?.total ?? due,
  };
}

/** All prices that are billed at once, before discount; a metered price counts nothing yet. */
function baseAmount(world: World, row: CheckoutRow): number {
  const product = productById(world, row.product_id);
  return product.prices
    .filter((price) => price.price_currency === row.currency)
    .reduce((sum, price) => sum + amountOf(price, row), 0);
}

function amountOf(price: PriceRow, row: CheckoutRow): number {
  if (price.amount_type === 'custom') return row.custom_amount ?? price.preset_amount ?? price.minimum_amount;
  return priceAmount(price, row) ?? 0;
}

function taxSiteOf(row: CheckoutRow): { country: string; state: string | null; taxId: string | null } | null {
  const address = row.customer_billing_address;
  if (!address || !isTaxable(address)) return null;
  return { country: address.country, state: address.state, taxId: row.customer_tax_id?.[0] ?? null };
}

// The United States and Canada tax by state.
function isTaxable(address: Address): boolean {
  return (address.country !== 'US' && address.country !== 'CA') || address.state !== null;
}

/** The trial a checkout would begin with, or null. */
export function trialOf(world: World, row: CheckoutRow): { interval: Interval; count: number } | null {
  if (!row.allow_trial) return null;
  const product = productById(world, row.product_id);
  if (!product.is_recurring) return null;
  const interval = row.trial_interval ?? product.trial_interval;
  const count = row.trial_interval_count ?? product.trial_interval_count;
  return interval && count ? { interval, count } : null;
}

export function trialEndFrom(world: World, row: CheckoutRow): string | null {
  const trial = trialOf(world, row);
  return trial ? iso(addInterval(world.time.now(), trial.interval, trial.count)) : null;
}
