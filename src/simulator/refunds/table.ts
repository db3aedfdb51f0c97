import { defineTable, type Row } from '../state/table.ts';

export const REFUND_REASONS = [
  'duplicate',
  'fraudulent',
  'customer_request',
  'service_disruption',
  'satisfaction_guarantee',
  'other',
] as const;

export type RefundReason = (typeof REFUND_REASONS)[number] | 'dispute_prevention';
export type RefundStatus = 'pending' | 'succeeded' | 'failed' | 'canceled';

/** A refund as Polar keeps it. `amount` is without tax, in minor units. */
export interface RefundRow extends Row {
  readonly status: RefundStatus;
  readonly reason: RefundReason;
  readonly amount: number;
  readonly tax_amount: number;
  readonly currency: string;
  readonly order_id: string;
  readonly subscription_id: string | null;
  readonly customer_id: string;
  readonly revoke_benefits: boolean;
  /** For the merchant's eyes; the API never shows it. */
  readonly comment: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The dispute it ended before it became one. */
  readonly dispute_id: string | null;
}

export const refunds = defineTable<RefundRow>('refunds');
