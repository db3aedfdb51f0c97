import { products } from '../products/table.ts';
import { viewProductSummary } from '../products/view.ts';
import type { World } from '../state/world.ts';
import type { DiscountRow } from './table.ts';

/** Inside a subscription, an order or a checkout: without its products. */
export function viewDiscountBase(row: DiscountRow) {
  return {
    duration: row.duration,
    ...(row.duration === 'repeating' ? { duration_in_months: row.duration_in_months } : {}),
    type: row.type,
    ...viewWorth(row),
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    metadata: row.metadata,
    name: row.name,
    code: row.code,
    starts_at: row.starts_at,
    ends_at: row.ends_at,
    max_redemptions: row.max_redemptions,
    max_redemptions_per_customer: row.max_redemptions_per_customer,
    redemptions_count: row.redemptions_count,
    organization_id: row.organization_id,
  };
}

export function viewDiscount(world: World, row: DiscountRow) {
  const listed = row.product_ids.flatMap((id) => {
    const product = world.of(products).get(id);
    return product ? [viewProductSummary(product)] : [];
  });
  return { ...viewDiscountBase(row), products: listed };
}

function viewWorth(row: DiscountRow) {
  if (row.type === 'percentage') return { basis_points: row.basis_points };
  const amounts = row.amounts ?? {};
  const [currency, amount] = Object.entries(amounts)[0] ?? ['usd', 0];
  return { amount, currency, amounts };
}
