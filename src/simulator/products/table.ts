// Products and their prices. A price is never edited: another list of prices archives the old ones, which go on
// billing the subscriptions that have them.

import type { Interval } from '../pricing/periods.ts';
import type { SeatTiers, UnitLabel, UnitTiers } from '../pricing/price.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';
import type { Metadata } from '../validation/polar-types.ts';

export interface AttachedField {
  readonly custom_field_id: string;
  readonly required: boolean;
}

export interface ProductRow extends Row {
  readonly name: string;
  readonly description: string | null;
  readonly visibility: 'draft' | 'private' | 'public';
  readonly trial_interval: Interval | null;
  readonly trial_interval_count: number | null;
  /** null for a one-time product. */
  readonly recurring_interval: Interval | null;
  readonly recurring_interval_count: number | null;
  readonly meter_interval: Interval | null;
  readonly meter_interval_count: number | null;
  readonly is_archived: boolean;
  readonly metadata: Metadata;
  readonly benefit_ids: readonly string[];
  readonly media_ids: readonly string[];
  readonly attached_custom_fields: readonly AttachedField[];
}

interface PriceBase extends Row {
  readonly product_id: string;
  readonly source: 'catalog' | 'ad_hoc';
  readonly price_currency: string;
  readonly tax_behavior: 'inclusive' | 'exclusive' | null;
  readonly is_archived: boolean;
}

export type PriceTerms =
  | { readonly amount_type: 'fixed'; readonly price_amount: number }
  | {
      readonly amount_type: 'custom';
      readonly minimum_amount: number;
      readonly maximum_amount: number | null;
      readonly preset_amount: number | null;
    }
  | {
      readonly amount_type: 'metered_unit';
      readonly meter_id: string;
      /** Minor units as a decimal string. */
      readonly unit_amount: string;
      readonly cap_amount: number | null;
    }
  | { readonly amount_type: 'seat_based'; readonly seat_tiers: SeatTiers }
  | {
      readonly amount_type: 'unit_based';
      readonly tiers: UnitTiers;
      readonly minimum_units: number | null;
      readonly maximum_units: number | null;
      readonly unit_label: UnitLabel | null;
    };

export type PriceRow = PriceBase & PriceTerms;

export const products = defineTable<ProductRow>('products');
export const prices = defineTable<PriceRow>('prices');

/** The prices a product is sold at now, in the order they were given. */
export function currentPrices(world: World, productId: string): readonly PriceRow[] {
  return world
    .of(prices)
    .where((price) => price.product_id === productId && !price.is_archived && price.source === 'catalog');
}
