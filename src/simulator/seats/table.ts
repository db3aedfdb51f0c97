import { defineTable, type Row } from '../state/table.ts';

export interface SeatRow extends Row {
  readonly subscription_id: string | null;
  readonly order_id: string | null;
  readonly status: 'pending' | 'claimed' | 'revoked';
  readonly customer_id: string | null;
  readonly member_id: string | null;
  readonly email: string | null;
  readonly invitation_token: string | null;
  readonly invitation_token_expires_at: string | null;
  readonly claimed_at: string | null;
  readonly revoked_at: string | null;
  readonly seat_metadata: Readonly<Record<string, unknown>>;
}

export const seats = defineTable<SeatRow>('customer_seats');
