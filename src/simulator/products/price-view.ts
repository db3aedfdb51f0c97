import { meters } from '../meters/table.ts';
import { pricePerSeat } from '../pricing/price.ts';
import type { World } from '../state/world.ts';
import { type PriceRow, products } from './table.ts';

export function viewPrice(world: World, row: PriceRow) {
  const interval = world.of(products).get(row.product_id)?.recurring_interval ?? null;
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    source: row.source,
    amount_type: row.amount_type,
    price_currency: row.price_currency,
    tax_behavior: row.tax_behavior,
    is_archived: row.is_archived,
    product_id: row.product_id,
    type: interval === null ? 'one_time' : 'recurring',
    recurring_interval: interval,
    ...viewTerms(world, row),
  };
}

function viewTerms(world: World, row: PriceRow): Readonly<Record<string, unknown>> {
  switch (row.amount_type) {
    case 'fixed':
      return { price_amount: row.price_amount };
    case 'custom':
      return {
        minimum_amount: row.minimum_amount,
        maximum_amount: row.maximum_amount,
        preset_amount: row.preset_amount,
      };
    case 'seat_based':
      return { seat_tiers: row.seat_tiers, price_per_seat: pricePerSeat(row, row.seat_tiers.minimum_seats ?? 1) };
    case 'unit_based':
      return {
        tiers: row.tiers,
        minimum_units: row.minimum_units,
        unit_label: row.unit_label,
        maximum_units: row.maximum_units ?? row.tiers.tiers.at(-1)?.bound ?? null,
      };
    case 'metered_unit':
      return {
        unit_amount: row.unit_amount,
        cap_amount: row.cap_amount,
        meter_id: row.meter_id,
        meter: viewPriceMeter(world, row.meter_id),
      };
    default:
      return row satisfies never;
  }
}

function viewPriceMeter(world: World, meterId: string) {
  const meter = world.of(meters).get(meterId);
  if (!meter) return null;
  const { id, name, unit, custom_label, custom_multiplier } = meter;
  return { id, name, unit, custom_label, custom_multiplier };
}
