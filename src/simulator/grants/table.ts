import { defineTable, type Row } from '../state/table.ts';

export interface GrantRow extends Row {
  readonly granted_at: string | null;
  readonly revoked_at: string | null;
  readonly subscription_id: string | null;
  readonly order_id: string | null;
  readonly customer_id: string;
  readonly member_id: string | null;
  readonly benefit_id: string;
  readonly error: null;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const grants = defineTable<GrantRow>('benefit_grants');
