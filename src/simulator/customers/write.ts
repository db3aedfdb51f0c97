// Creating, changing and deleting customers. Each has an owner among its members from the start.

import { tokens } from '../auth/tokens.ts';
import { recordCustomer } from '../events/customer-events.ts';
import { tellCustomerState, touchCustomerState } from '../grants/customer-state.ts';
import { revokeGrant } from '../grants/grant.ts';
import { grants } from '../grants/table.ts';
import { invalid } from '../http/problem.ts';
import { members } from '../members/table.ts';
import { viewMember } from '../members/view.ts';
import { addMember, ownerOf, updateMember } from '../members/write.ts';
import { openMetersSoon } from '../meters/customer-meters.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { isRevoked } from '../subscriptions/refusals.ts';
import { revoke } from '../subscriptions/revoke.ts';
import { subscriptions } from '../subscriptions/table.ts';
import type { Metadata } from '../validation/polar-types.ts';
import type { CustomerChange, NewCustomer } from './schema.ts';
import { sha256 } from './sha256.ts';
import { type CustomerRow, customers, findCustomerByExternalId } from './table.ts';
import { readTaxId } from './tax-id.ts';
import { viewCustomer } from './view.ts';

export function createCustomer(world: World, organization: OrganizationRow, body: NewCustomer): CustomerRow {
  refuse(taken(world, organization.id, { email: body.email, externalId: body.external_id }));
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
  welcomeCustomer(world, row);
  return row;
}

type NewRow = Pick<
  CustomerRow,
  'type' | 'email' | 'name' | 'metadata' | 'billing_address' | 'locale' | 'external_id' | 'tax_id'
>;

function insertCustomer(world: World, organizationId: string, given: NewRow): CustomerRow {
  const row = world.of(customers).insert({
    ...given,
    organization_id: organizationId,
    email_verified: false,
    billing_name: null,
    default_payment_method_id: null,
    deleted_at: null,
    first_user_event_at: null,
  });
  openMetersSoon(world, { organization_id: organizationId, customer_id: row.id });
  return row;
}

/** Tells of a new customer, after its owner, and of a state that holds nothing yet. */
export function welcomeCustomer(world: World, row: CustomerRow): void {
  world.emit(row.organization_id, 'customer.created', viewCustomer(row));
  recordCustomer(world, row, 'created');
  tellCustomerState(world, row.id);
}

// The owner is the person named, for the rest the customer itself.
function addOwner(world: World, row: CustomerRow, body: NewCustomer): void {
  const { owner } = body;
  const email = owner?.email ?? row.email;
  if (email === null) return;
  addMember(world, row, {
    email,
    name: owner?.name ?? row.name,
    external_id: owner?.external_id ?? row.external_id,
    role: 'owner',
    created_at: row.created_at,
  });
}

interface Taken {
  readonly email?: string | null | undefined;
  readonly externalId?: string | null | undefined;
}

type Wrong = Parameters<typeof invalid>[0][number];

function taken(world: World, organizationId: string, { email, externalId }: Taken): Wrong[] {
  const wrong: Wrong[] = [];
  if (email != null && findByEmail(world, organizationId, email))
    wrong.push({ loc: ['body', 'email'], msg: 'A customer with this email address already exists.', input: email });
  if (externalId != null && findCustomerByExternalId(world, organizationId, externalId))
    wrong.push({
      loc: ['body', 'external_id'],
      msg: 'A customer with this external ID already exists.',
      input: externalId,
    });
  return wrong;
}

function refuse(wrong: readonly Wrong[]): void {
  if (wrong.length > 0) throw invalid(wrong);
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
  const newEmail = body.email != null && body.email.toLowerCase() !== row.email?.toLowerCase() ? body.email : null;
  refuse([
    ...taken(world, row.organization_id, { email: newEmail }),
    ...wrongAddress(body),
    ...wrongExternalId(world, row, body),
    ...wrongType(row, body),
  ]);
  const { tax_id, email: _, type, ...plain } = body;
  const changed = changeCustomer(world, row, {
    ...plain,
    ...(newEmail === null ? {} : { email: newEmail, email_verified: false }),
    ...(type == null ? {} : { type }),
    ...taxIdFor(row, tax_id, body.billing_address),
  });
  const owner = newEmail === null ? undefined : ownerOf(world, row.id);
  if (owner && newEmail !== null) updateMember(world, owner, { email: newEmail });
  return changed;
}

/** A tax id, new or kept, has to fit the country the customer ends up in. */
export function taxIdFor(
  row: CustomerRow,
  given: string | null | undefined,
  address: CustomerRow['billing_address'] | undefined,
): Partial<CustomerRow> {
  const number = given ?? row.tax_id?.[0];
  return number == null ? {} : { tax_id: readTaxId(number, (address ?? row.billing_address)?.country) };
}

function wrongAddress(body: CustomerChange): Wrong[] {
  if (body.billing_address !== null) return [];
  return [
    {
      loc: ['body', 'billing_address'],
      msg: 'Customer billing address cannot be reset to null once set.',
      input: null,
    },
  ];
}

function wrongExternalId(world: World, row: CustomerRow, { external_id }: CustomerChange): Wrong[] {
  if (external_id === undefined || external_id === row.external_id) return [];
  if (row.external_id === null) return taken(world, row.organization_id, { externalId: external_id });
  return [{ loc: ['body', 'external_id'], msg: 'Customer external ID cannot be updated.', input: external_id }];
}

function wrongType(row: CustomerRow, { type }: CustomerChange): Wrong[] {
  if (row.type !== 'team' || type !== 'individual') return [];
  return [
    { loc: ['body', 'type'], msg: "Customer type cannot be downgraded from 'team' to 'individual'.", input: type },
  ];
}

/** Writes what differs, and tells of it whether or not anything does. */
export function changeCustomer(world: World, row: CustomerRow, patch: Partial<CustomerRow>): CustomerRow {
  const own: Readonly<Record<string, unknown>> = { ...row };
  const differs = Object.entries(patch).some(([key, value]) => JSON.stringify(own[key]) !== JSON.stringify(value));
  const changed = differs ? world.of(customers).update(row.id, patch) : row;
  world.emit(row.organization_id, 'customer.updated', viewCustomer(changed));
  recordCustomer(world, changed, { updated: patch });
  touchCustomerState(world, row.id);
  return changed;
}

/**
 * Ends the customer's subscriptions and takes back what was granted; the row stays for those who refer to it. With
 * `anonymize` the person is taken out of it, and the external id kept.
 */
export function deleteCustomer(world: World, row: CustomerRow, anonymize: boolean): void {
  for (const member of world.of(members).where((one) => one.customer_id === row.id)) {
    world.of(members).delete(member.id);
    world.emit(row.organization_id, 'member.deleted', viewMember(member));
  }
  const deleted_at = world.now();
  const hidden = anonymize ? anonymous(world, row) : { external_id: null };
  const deleted = world.of(customers).update(row.id, { deleted_at, ...hidden });
  for (const token of world
    .of(tokens)
    .where((one) => one.subject.kind !== 'organization' && one.subject.customerId === row.id))
    world.of(tokens).delete(token.id);
  world.emit(row.organization_id, 'customer.deleted', viewCustomer(deleted));
  recordCustomer(world, deleted, 'deleted');
  world.later(0, () => letGo(world, row.id));
}

// Businesses keep their name, for the books.
function anonymous(world: World, row: CustomerRow): Partial<CustomerRow> {
  const hidden = `${sha256(`${row.organization_id} ${row.email ?? row.id}`)}@anonymized.polar.sh`;
  const known: Metadata = row.external_id === null ? {} : { __external_id: row.external_id };
  return {
    email: row.email === null ? null : hidden,
    ...(row.tax_id === null && row.name !== null ? { name: hidden } : {}),
    billing_name: null,
    billing_address: null,
    email_verified: false,
    metadata: { ...row.metadata, ...known, __anonymized_at: world.now().replace('Z', '+00:00') },
  };
}

function letGo(world: World, customerId: string): void {
  for (const subscription of world.of(subscriptions).where((one) => one.customer_id === customerId))
    if (!isRevoked(subscription)) revoke(world, subscription);
  for (const grant of world.of(grants).where((one) => one.customer_id === customerId && one.granted_at !== null))
    revokeGrant(world, grant);
}
