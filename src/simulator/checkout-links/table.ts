import type { Interval } from '../pricing/periods.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { Metadata } from '../validation/polar-types.ts';

/** A lasting address that opens a new checkout each time it is visited. */
export interface CheckoutLinkRow extends Row {
  readonly client_secret: string;
  readonly label: string | null;
  readonly success_url: string | null;
  readonly return_url: string | null;
  readonly allow_discount_codes: boolean;
  readonly require_billing_address: boolean;
  readonly discount_id: string | null;
  readonly seats: number | null;
  readonly units: number | null;
  readonly trial_interval: Interval | null;
  readonly trial_interval_count: number | null;
  readonly metadata: Metadata;
  /** The first one is chosen at the start. */
  readonly product_ids: readonly string[];
}

export const checkoutLinks = defineTable<CheckoutLinkRow>('checkout_links');
