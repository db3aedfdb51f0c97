import { defineTable, type Row } from '../state/table.ts';

export const DISPUTE_STATUSES = [
  'prevented',
  'early_warning',
  'needs_response',
  'under_review',
  'lost',
  'won',
] as const;

export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** A payer who asked the bank for the money back. */
export interface DisputeRow extends Row {
  readonly status: DisputeStatus;
  /** Without tax, in minor units; what the bank took is both together. */
  readonly amount: number;
  readonly tax_amount: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly evidence_due_by: string | null;
  readonly past_due: boolean;
  readonly order_id: string;
  readonly payment_id: string;
  readonly customer_id: string;
  /** Polar's own case, once the seller was asked for evidence. */
  readonly case_id: string | null;
}

export const disputes = defineTable<DisputeRow>('disputes');

export const isClosed = ({ status }: DisputeRow): boolean =>
  status === 'prevented' || status === 'won' || status === 'lost';
