import { discounts } from '../discounts/table.ts';
import { viewDiscountBase } from '../discounts/view.ts';
import { viewPrice } from '../products/price-view.ts';
import { currentPrices, type ProductRow, products } from '../products/table.ts';
import { viewPublicProduct } from '../products/view.ts';
import type { World } from '../state/world.ts';
import type { CheckoutLinkRow } from './table.ts';

/** A list filtered by products shows only those of a link's products that were asked for. */
export function viewCheckoutLink(world: World, row: CheckoutLinkRow, asked?: readonly string[]) {
  const shown = row.product_ids
    .filter((id) => !asked || asked.includes(id))
    .flatMap((id) => world.of(products).get(id) ?? []);
  const first = shown[0];
  const price = first ? currentPrices(world, first.id)[0] : undefined;
  const discount = world.of(discounts).get(row.discount_id);
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    trial_interval: row.trial_interval,
    trial_interval_count: row.trial_interval_count,
    metadata: row.metadata,
    payment_processor: 'stripe',
    client_secret: row.client_secret,
    success_url: row.success_url,
    return_url: row.return_url,
    label: row.label,
    allow_discount_codes: row.allow_discount_codes,
    require_billing_address: row.require_billing_address,
    discount_id: row.discount_id,
    seats: row.seats,
    units: row.units,
    organization_id: row.organization_id,
    products: shown.map((product) => viewLinkProduct(world, product)),
    discount: discount ? viewDiscountBase(discount) : null,
    product_id: first?.id ?? null,
    product_price_id: price?.id ?? null,
    product: first ? viewLinkProduct(world, first) : null,
    product_price: price ? viewPrice(world, price) : null,
    url: `${world.url}/v1/checkout-links/${row.client_secret}/redirect`,
  };
}

function viewLinkProduct(world: World, row: ProductRow) {
  return { metadata: row.metadata, ...viewPublicProduct(world, row) };
}
