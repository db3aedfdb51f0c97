import type { Address } from '../customers/table.ts';
import type { Interval } from '../pricing/periods.ts';
import { defineTable, type Row } from '../state/table.ts';

export type CheckoutStatus = 'open' | 'expired' | 'confirmed' | 'succeeded' | 'failed';

type Data = Readonly<Record<string, unknown>>;

export interface CheckoutRow extends Row {
  readonly status: CheckoutStatus;
  readonly client_secret: string;
  readonly expires_at: string;
  /** As given, with `{CHECKOUT_ID}` filled in; null is Polar's own page. */
  readonly success_url: string | null;
  readonly return_url: string | null;
  readonly embed_origin: string | null;
  readonly product_ids: readonly string[];
  readonly product_id: string;
  readonly product_price_id: string;
  /** What the customer chose to pay where the price is custom. */
  readonly custom_amount: number | null;
  readonly currency: string;
  readonly seats: number | null;
  readonly min_seats: number | null;
  readonly max_seats: number | null;
  readonly units: number | null;
  readonly min_units: number | null;
  readonly max_units: number | null;
  readonly discount_id: string | null;
  readonly allow_discount_codes: boolean;
  readonly require_billing_address: boolean;
  readonly allow_trial: boolean;
  readonly trial_interval: Interval | null;
  readonly trial_interval_count: number | null;
  readonly trial_end: string | null;
  readonly subscription_id: string | null;
  readonly customer_id: string | null;
  readonly external_customer_id: string | null;
  readonly is_business_customer: boolean;
  readonly customer_name: string | null;
  readonly customer_email: string | null;
  readonly customer_ip_address: string | null;
  readonly customer_billing_name: string | null;
  readonly customer_billing_address: Address | null;
  readonly customer_tax_id: readonly [string, string] | null;
  readonly customer_metadata: Data;
  readonly locale: string | null;
  readonly metadata: Data;
  readonly custom_field_data: Data;
  readonly payment_processor_metadata: Data;
  readonly payment_method_id: string | null;
}

export const checkouts = defineTable<CheckoutRow>('checkouts');
