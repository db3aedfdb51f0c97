import { defineTable, type Row } from '../state/table.ts';
import type { Metadata } from '../validation/polar-types.ts';

export interface DiscountRow extends Row {
  readonly name: string;
  readonly type: 'percentage' | 'fixed';
  readonly basis_points: number | null;
  /** Amount in minor units by currency; null for a percentage. */
  readonly amounts: Record<string, number> | null;
  readonly duration: 'once' | 'forever' | 'repeating';
  readonly duration_in_months: number | null;
  readonly code: string | null;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly max_redemptions: number | null;
  readonly max_redemptions_per_customer: number | null;
  readonly redemptions_count: number;
  readonly metadata: Metadata;
  /** Empty: every product. */
  readonly product_ids: readonly string[];
  /** A deleted discount goes on counting for those who have it. */
  readonly deleted_at: string | null;
}

export const discounts = defineTable<DiscountRow>('discounts');
