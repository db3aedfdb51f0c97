import type { PlanPrice } from './plan-direction.ts';

/** What a plan's price needs of a product; Polar's field names, minor units. */
export interface PricedPlan {
  recurring_interval: string | null;
  recurring_interval_count?: number | null | undefined;
  prices?: readonly CataloguePrice[] | undefined;
}

/** One price of a product as Polar lists it. */
export interface CataloguePrice {
  amount_type: string;
  price_currency?: string | undefined;
  is_archived?: boolean | undefined;
  price_amount?: number | null | undefined;
  seat_tiers?:
    | { tiers?: readonly { min_seats?: number; max_seats?: number | null; price_per_seat?: number }[] }
    | null
    | undefined;
}

/** A plan's price before tax and discount, and whether use is charged on top. */
export interface ListPrice extends PlanPrice {
  metered: boolean;
}

/**
 * A product's list price in one currency, for a number of seats; null when it has none there. Free is 0.
 * Polar sells in several currencies and gives each its own price; nothing is ever converted.
 */
export function planPrice(product: PricedPlan, currency: string, seats = 1): ListPrice | null {
  const prices = (product.prices ?? []).filter(
    (price) => !price.is_archived && (price.price_currency ?? currency).toLowerCase() === currency.toLowerCase(),
  );
  const metered = prices.some((price) => price.amount_type === 'metered_unit');
  const base = prices.find((price) => price.amount_type !== 'metered_unit');
  const amount = base ? baseAmount(base, seats) : metered ? 0 : null;
  if (amount === null) return null;
  return {
    amount,
    currency,
    interval: product.recurring_interval,
    intervalCount: product.recurring_interval_count ?? 1,
    metered,
  };
}

function baseAmount(price: CataloguePrice, seats: number): number | null {
  switch (price.amount_type) {
    case 'free':
      return 0;
    case 'fixed':
      return price.price_amount ?? null;
    case 'seat_based': {
      const tier = price.seat_tiers?.tiers?.find(
        ({ min_seats = 1, max_seats }) => seats >= min_seats && (max_seats == null || seats <= max_seats),
      );
      return tier?.price_per_seat === undefined ? null : tier.price_per_seat * seats;
    }
    default:
      // What a customer chooses to pay, or a kind of price this version does not know: no figure is better than a wrong one.
      return null;
  }
}
