// What billing needs to know of products, prices and discounts.

import { type CustomerRow, customers } from '../customers/table.ts';
import { type DiscountRow, discounts } from '../discounts/table.ts';
import type { DiscountTerms } from '../pricing/discount.ts';
import { discountApplies } from '../pricing/discount.ts';
import { currentPrices, type PriceRow, type ProductRow, prices, products } from '../products/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';

export interface CatalogProduct extends ProductRow {
  readonly is_recurring: boolean;
  readonly prices: readonly PriceRow[];
}

export function productById(world: World, id: string): CatalogProduct {
  const row = world.of(products).get(id);
  if (!row) throw new Error(`simulator: no product ${id}`);
  return { ...row, is_recurring: row.recurring_interval !== null, prices: currentPrices(world, id) };
}

/** A product of this organization, or undefined. */
export function findProduct(world: World, organizationId: string, id: string): CatalogProduct | undefined {
  const row = world.of(products).get(id);
  return row?.organization_id === organizationId ? productById(world, id) : undefined;
}

export function priceById(world: World, id: string): PriceRow {
  const row = world.of(prices).get(id);
  if (!row) throw new Error(`simulator: no price ${id}`);
  return row;
}

export function customerById(world: World, id: string): CustomerRow {
  const row = world.of(customers).get(id);
  if (!row) throw new Error(`simulator: no customer ${id}`);
  return row;
}

export function termsOf(discount: DiscountRow): DiscountTerms {
  return { ...discount, products: discount.product_ids.map((id) => ({ id })) };
}

export function discountById(world: World, id: string | null): DiscountTerms | null {
  const row = world.of(discounts).get(id);
  return row ? termsOf(row) : null;
}

interface Purchase {
  readonly organization_id: string;
  readonly product_id: string;
  readonly currency: string;
}

/** A discount that can be redeemed now for this product, or undefined. */
export function redeemableDiscount(world: World, purchase: Purchase, id: string): DiscountRow | undefined {
  const row = world.of(discounts).get(id);
  if (!row || row.organization_id !== purchase.organization_id || !isRedeemable(row, world.time.now()))
    return undefined;
  return discountApplies(termsOf(row), purchase.product_id, purchase.currency) ? row : undefined;
}

function isRedeemable(discount: DiscountRow, now: number): boolean {
  if (discount.deleted_at !== null) return false;
  if (discount.starts_at !== null && milliseconds(discount.starts_at) > now) return false;
  if (discount.ends_at !== null && milliseconds(discount.ends_at) <= now) return false;
  return discount.max_redemptions === null || discount.redemptions_count < discount.max_redemptions;
}

/** Counts a redemption; the discount is not otherwise changed by it. */
export function redeem(world: World, discountId: string | null): void {
  const row = world.of(discounts).get(discountId);
  if (row) world.of(discounts).patch(row.id, { redemptions_count: row.redemptions_count + 1 });
}
