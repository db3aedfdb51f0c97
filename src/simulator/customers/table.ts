import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';
import type { Metadata } from '../validation/polar-types.ts';

export interface Address {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  /** For the United States and Canada with the country in front: `US-NY`. */
  readonly state: string | null;
  readonly country: string;
}

export interface CustomerRow extends Row {
  readonly type: 'individual' | 'team';
  readonly email: string | null;
  readonly email_verified: boolean;
  readonly name: string | null;
  /** null: the name stands in. */
  readonly billing_name: string | null;
  readonly billing_address: Address | null;
  /** The number and its kind, `["FR61954506077", "eu_vat"]`. */
  readonly tax_id: readonly [string, string] | null;
  readonly locale: string | null;
  readonly external_id: string | null;
  readonly metadata: Metadata;
  readonly default_payment_method_id: string | null;
  readonly deleted_at: string | null;
  readonly first_user_event_at: string | null;
}

export const customers = defineTable<CustomerRow>('customers');

/** A customer of this organization that is not deleted. */
export function findCustomer(world: World, organizationId: string, id: string): CustomerRow | undefined {
  const row = world.of(customers).get(id);
  return row && row.organization_id === organizationId && row.deleted_at === null ? row : undefined;
}

export function findCustomerByExternalId(
  world: World,
  organizationId: string,
  externalId: string,
): CustomerRow | undefined {
  return world
    .of(customers)
    .find((row) => row.external_id === externalId && row.organization_id === organizationId && row.deleted_at === null);
}

/** Whatever the case of the letters. */
export function findByEmail(world: World, organizationId: string, email: string): CustomerRow | undefined {
  const wanted = email.toLowerCase();
  return world
    .of(customers)
    .find(
      (row) => row.organization_id === organizationId && row.deleted_at === null && row.email?.toLowerCase() === wanted,
    );
}
