import type { MemberRow } from './table.ts';

export function viewMember(row: MemberRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    customer_id: row.customer_id,
    email: row.email,
    name: row.name,
    external_id: row.external_id,
    role: row.role,
  };
}
