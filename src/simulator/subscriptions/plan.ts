import { type DiscountTerms, discountApplies, discountOf } from '../pricing/discount.ts';
import { addInterval, type Interval } from '../pricing/periods.ts';
import { type Price, priceAmount, type Quantity } from '../pricing/price.ts';
import type { Plan, Span } from '../pricing/proration.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { type CatalogProduct, discountById, priceById, productById } from './catalog.ts';
import type { SubscriptionRow } from './table.ts';

interface PlanOverrides extends Quantity {
  readonly product?: CatalogProduct;
}

/** What a subscription buys, as pricing wants it; `overrides` answer "and if it were …". */
export function planOf(world: World, subscription: SubscriptionRow, overrides: PlanOverrides = {}): Plan {
  const product = overrides.product ?? productById(world, subscription.product_id);
  const moved = overrides.product !== undefined && overrides.product.id !== subscription.product_id;
  return {
    productId: product.id,
    name: product.name,
    interval: product.recurring_interval ?? subscription.recurring_interval,
    intervalCount: product.recurring_interval_count ?? subscription.recurring_interval_count,
    currency: subscription.currency,
    prices: moved ? pricesIn(product, subscription.currency) : subscription.price_ids.map((id) => priceById(world, id)),
    seats: overrides.seats ?? subscription.seats,
    units: overrides.units ?? subscription.units,
    discount: discountById(world, subscription.discount_id),
  };
}

/** The prices of a product that a subscription in this currency is billed by. */
export function pricesIn(product: CatalogProduct, currency: string): Price[] {
  return product.prices.filter((price) => !price.is_archived && price.price_currency === currency);
}

/** A subscription's `amount`: static prices after discount, without usage and tax. */
export function planAmount(plan: Plan): number {
  const base = plan.prices.reduce((sum, price) => sum + (priceAmount(price, plan) ?? 0), 0);
  return base - planDiscount(plan.discount, plan, base);
}

function planDiscount(discount: DiscountTerms | null | undefined, plan: Plan, base: number): number {
  if (!discount || !discountApplies(discount, plan.productId, plan.currency)) return 0;
  return discountOf(discount, base, plan.currency);
}

/** The running period in milliseconds. */
export function periodOf(subscription: SubscriptionRow): Span {
  return { start: milliseconds(subscription.current_period_start), end: milliseconds(subscription.current_period_end) };
}

/** The end of a period that starts at `start`. */
export function periodEnd(start: number, of: { interval: Interval; count: number; anchorDay?: number }): number {
  return addInterval(start, of.interval, of.count, of.anchorDay);
}

export const dayOfMonth = (time: number): number => new Date(time).getUTCDate();

export function isSeatBased(prices: readonly Price[]): boolean {
  return prices.some((price) => price.amount_type === 'seat_based');
}

export function isUnitBased(prices: readonly Price[]): boolean {
  return prices.some((price) => price.amount_type === 'unit_based');
}
