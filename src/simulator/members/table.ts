// The people of a customer. An individual customer has one, its owner.

import { defineTable, type Row } from '../state/table.ts';

export type MemberRole = 'owner' | 'billing_manager' | 'member';

export interface MemberRow extends Row {
  readonly customer_id: string;
  readonly email: string;
  readonly name: string | null;
  readonly external_id: string | null;
  readonly role: MemberRole;
}

export const members = defineTable<MemberRow>('members');
