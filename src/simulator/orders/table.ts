import { defineTable, type Row } from '../state/table.ts';

export type OrderStatus = 'draft' | 'pending' | 'paid' | 'refunded' | 'partially_refunded' | 'void';
/** As Polar keeps it; the API folds `subscription_cycle_after_trial` into `subscription_cycle`. */
export type BillingReason = 'purchase' | 'subscription_create' | 'subscription_cycle' | 'subscription_update';

export interface OrderItem {
  readonly created_at: string;
  readonly modified_at: string | null;
  readonly id: string;
  readonly label: string;
  readonly amount: number;
  readonly tax_amount: number;
  readonly proration: boolean;
  readonly product_price_id: string | null;
}

export interface Address {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly country: string;
}

export interface OrderRow extends Row {
  readonly status: OrderStatus;
  readonly subtotal_amount: number;
  readonly discount_amount: number;
  readonly net_amount: number;
  readonly tax_amount: number;
  readonly total_amount: number;
  /** Negative: credit of the customer used up. */
  readonly applied_balance_amount: number;
  readonly due_amount: number;
  readonly refunded_amount: number;
  readonly refunded_tax_amount: number;
  readonly currency: string;
  readonly billing_reason: BillingReason;
  readonly billing_name: string | null;
  readonly billing_address: Address | null;
  readonly tax_id: readonly [string, string] | null;
  readonly invoice_number: string | null;
  readonly is_invoice_generated: boolean;
  readonly receipt_number: string | null;
  /** Whether the receipt can be fetched already. */
  readonly is_receipt_rendered: boolean;
  readonly seats: number | null;
  readonly units: number | null;
  readonly customer_id: string;
  readonly product_id: string | null;
  readonly product_price_id: string | null;
  readonly discount_id: string | null;
  readonly subscription_id: string | null;
  readonly checkout_id: string | null;
  readonly next_payment_attempt_at: string | null;
  /** Failed attempts by the dunning schedule, the first charge included. */
  readonly failed_attempts: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly custom_field_data: Readonly<Record<string, unknown>>;
  readonly platform_fee_amount: number;
  readonly platform_fee_currency: string | null;
  readonly description: string;
  readonly items: readonly OrderItem[];
}

export const orders = defineTable<OrderRow>('orders');
