// A customer as the organization reads it and as it sees itself in the portal.

import { sha256 } from './sha256.ts';
import type { CustomerRow } from './table.ts';

export function viewCustomer(row: CustomerRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    metadata: row.metadata,
    external_id: row.external_id,
    email: row.email,
    email_verified: row.email_verified,
    type: row.type,
    name: row.name,
    billing_name: row.billing_name ?? row.name,
    billing_address: row.billing_address,
    tax_id: row.tax_id,
    locale: row.locale,
    organization_id: row.organization_id,
    default_payment_method_id: row.default_payment_method_id,
    deleted_at: row.deleted_at,
    first_user_event_at: row.first_user_event_at,
    avatar_url: avatarUrl(row),
  };
}

export function viewPortalCustomer(row: CustomerRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    email: row.email,
    email_verified: row.email_verified,
    name: row.name,
    billing_name: row.billing_name ?? row.name,
    billing_address: row.billing_address,
    tax_id: row.tax_id,
    oauth_accounts: {},
    default_payment_method_id: row.default_payment_method_id,
    type: row.type,
    locale: row.locale,
  };
}

/** The `user` that older bodies carry beside the customer. */
export function viewCustomerUser(row: CustomerRow) {
  return {
    id: row.id,
    email: row.email,
    public_name: (row.name ?? row.email ?? '').charAt(0),
    avatar_url: avatarUrl(row),
    github_username: null,
  };
}

/** A row is replaced, never changed, when something is written to it. */
const hashes = new WeakMap<CustomerRow, string>();

function avatarUrl(row: CustomerRow): string | null {
  if (row.email === null) return null;
  const hash = hashes.get(row) ?? sha256(row.email.toLowerCase());
  hashes.set(row, hash);
  return `https://www.gravatar.com/avatar/${hash}?d=404`;
}
