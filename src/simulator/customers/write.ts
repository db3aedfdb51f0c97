// Creating, changing and deleting customers. Each has an owner among its members from the start.

import { tokens } from '../auth/tokens.ts';
import { invalid } from '../http/problem.ts';
import { members } from '../members/table.ts';
import { addMember } from '../members/write.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { isRevoked } from '../subscriptions/refusals.ts';
import { revoke } from '../subscriptions/revoke.ts';
import { subscriptions } from '../subscriptions/table.ts';
import type { CustomerChange, NewCustomer } from './schema.ts';
import { type CustomerRow, customers, findCustomerByExternalId } from './table.ts';
import { readTaxId } from './tax-id.ts';
import { viewCustomer } from './view.ts';

export function createCustomer(world: World, organization: OrganizationRow, body: NewCustomer): CustomerRow {
  refuseTaken(world, organization.id, { email: body.email, externalId: body.external_id });
  const tax_id = body.tax_id === null ? null : readTaxId(body.tax_id, body.billing_address?.country);
  const { type, email, name, metadata, billing_address, locale, external_id } = body;
  const row = insertCustomer(world, organization.id, {
    type,
    email,
    name,
    metadata,
    billing_address,
    locale,
    external_id,
    tax_id,
  });
  addOwner(world, row, body);
  return row;
}

type NewRow = Pick<
  CustomerRow,
  'type' | 'email' | 'name' | 'metadata' | 'billing_address' | 'locale' | 'external_id' | 'tax_id'
>;

/** The bare row; a checkout that meets a new person uses it too, and adds the owner itself. */
export function insertCustomer(world: World, organizationId: string, given: NewRow): CustomerRow {
  const row = world.of(customers).insert({
    ...given,
    organization_id: organizationId,
    email_verified: false,
    billing_name: null,
    default_payment_method_id: null,
    deleted_at: null,
    first_user_event_at: null,
  });
  world.emit(organizationId, 'customer.created', viewCustomer(row));
  return row;
}

// The owner is the person named, else the customer itself.
function addOwner(world: World, row: CustomerRow, body: NewCustomer): void {
  const email = body.owner?.email ?? row.email;
  if (email === null) return;
  const name = body.owner ? body.owner.name : row.name;
  const external_id = body.owner?.external_id ?? row.external_id;
  addMember(world, row, { email, name, external_id, role: 'owner', created_at: row.created_at });
}

interface Taken {
  readonly email?: string | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly own?: string;
}

function refuseTaken(world: World, organizationId: string, { email, externalId, own }: Taken): void {
  const other = (row: CustomerRow | undefined): boolean => row !== undefined && row.id !== own;
  if (email != null && other(findByEmail(world, organizationId, email)))
    throw invalid([
      { loc: ['body', 'email'], msg: 'A customer with this email address already exists.', input: email },
    ]);
  if (externalId != null && other(findCustomerByExternalId(world, organizationId, externalId)))
    throw invalid([
      { loc: ['body', 'external_id'], msg: 'A customer with this external ID already exists.', input: externalId },
    ]);
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

export function updateCustomer(world: World, row: CustomerRow, body: CustomerChange): CustomerRow {
  refuseTaken(world, row.organization_id, { email: body.email, externalId: body.external_id, own: row.id });
  if (body.external_id !== undefined && row.external_id !== null && body.external_id !== row.external_id)
    throw invalid([
      { loc: ['body', 'external_id'], msg: 'Customer external ID cannot be updated.', input: body.external_id },
    ]);
  if (body.type === 'individual' && row.type === 'team')
    throw invalid([
      { loc: ['body', 'type'], msg: 'Customer type cannot be downgraded from team to individual.', input: body.type },
    ]);
  const { tax_id, email, type, ...plain } = body;
  const country = (body.billing_address === undefined ? row.billing_address : body.billing_address)?.country;
  const patch: Partial<CustomerRow> = {
    ...plain,
    ...(email == null ? {} : { email }),
    ...(type == null ? {} : { type }),
    ...(tax_id === undefined ? {} : { tax_id: tax_id === null ? null : readTaxId(tax_id, country) }),
  };
  return changeCustomer(world, row, patch);
}

/** Writes what differs and tells of it; nothing different is no change. */
export function changeCustomer(world: World, row: CustomerRow, patch: Partial<CustomerRow>): CustomerRow {
  const own: Readonly<Record<string, unknown>> = { ...row };
  const differs = Object.entries(patch).some(([key, value]) => JSON.stringify(own[key]) !== JSON.stringify(value));
  if (!differs) return row;
  const changed = world.of(customers).update(row.id, patch);
  world.emit(row.organization_id, 'customer.updated', viewCustomer(changed));
  return changed;
}

/** Ends the customer's subscriptions at once; the row stays for those who refer to it. */
export function deleteCustomer(world: World, row: CustomerRow, anonymize: boolean): void {
  const hidden = anonymize
    ? { name: null, billing_name: null, email: `${row.id}@anonymized.invalid`, billing_address: null }
    : {};
  const deleted = world.of(customers).update(row.id, { deleted_at: world.now(), external_id: null, ...hidden });
  for (const subscription of world.of(subscriptions).where((one) => one.customer_id === row.id))
    if (!isRevoked(subscription)) revoke(world, subscription);
  for (const member of world.of(members).where((one) => one.customer_id === row.id))
    world.of(members).delete(member.id);
  for (const token of world
    .of(tokens)
    .where((one) => one.subject.kind !== 'organization' && one.subject.customerId === row.id))
    world.of(tokens).delete(token.id);
  world.emit(row.organization_id, 'customer.deleted', viewCustomer(deleted));
}
