import type { Interval } from '../pricing/periods.ts';
import { defineTable, type Row } from '../state/table.ts';

export type SubscriptionStatus = 'active' | 'trialing' | 'past_due' | 'paused' | 'canceled';

export interface SubscriptionRow extends Row {
  readonly amount: number;
  readonly currency: string;
  readonly recurring_interval: Interval;
  readonly recurring_interval_count: number;
  readonly status: SubscriptionStatus;
  readonly current_period_start: string;
  readonly current_period_end: string;
  readonly current_meter_period_start: string | null;
  readonly current_meter_period_end: string | null;
  readonly trial_start: string | null;
  readonly trial_end: string | null;
  readonly cancel_at_period_end: boolean;
  readonly canceled_at: string | null;
  readonly started_at: string;
  readonly ends_at: string | null;
  readonly ended_at: string | null;
  readonly past_due_at: string | null;
  readonly pause_at_period_end: boolean;
  readonly paused_at: string | null;
  readonly resumes_at: string | null;
  readonly customer_id: string;
  readonly product_id: string;
  /** The prices it is billed by, in the product's order; kept when the product's prices change later. */
  readonly price_ids: readonly string[];
  readonly discount_id: string | null;
  /** Start of the first period the discount counted for; null until then. */
  readonly discount_applied_at: string | null;
  readonly checkout_id: string | null;
  readonly payment_method_id: string | null;
  readonly seats: number | null;
  readonly units: number | null;
  readonly customer_cancellation_reason: string | null;
  readonly customer_cancellation_comment: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly custom_field_data: Readonly<Record<string, unknown>>;
  /** The day of the month that renewals keep. */
  readonly anchor_day: number;
}

export const subscriptions = defineTable<SubscriptionRow>('subscriptions');

/** A change that waits for the next period. A subscription has at most one. */
export interface PendingUpdateRow extends Row {
  readonly subscription_id: string;
  readonly applies_at: string;
  readonly product_id: string | null;
  readonly seats: number | null;
  readonly units: number | null;
}

export const pendingUpdates = defineTable<PendingUpdateRow>('pending_updates');

/** Part of a period to charge (or, negative, to give back); waits for an invoice while `order_id` is null. */
export interface BillingEntryRow extends Row {
  readonly subscription_id: string;
  readonly price_id: string;
  readonly label: string;
  readonly amount: number;
  readonly discount_amount: number;
  readonly proration: boolean;
  readonly order_id: string | null;
}

export const billingEntries = defineTable<BillingEntryRow>('billing_entries');

/** What a metered price has counted so far in the running period. */
export interface SubscriptionMeterRow extends Row {
  readonly subscription_id: string;
  readonly meter_id: string;
  readonly consumed_units: number;
  readonly credited_units: number;
  readonly amount: number;
  /** The part of it that no invoice has taken yet. */
  readonly unbilled_units: number;
  readonly unbilled_amount: number;
}

export const subscriptionMeters = defineTable<SubscriptionMeterRow>('subscription_meters');
