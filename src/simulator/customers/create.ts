import { recordCustomer } from '../events/customer-events.ts';
import { tellCustomerState } from '../grants/customer-state.ts';
import { addMember } from '../members/write.ts';
import { openMetersSoon } from '../meters/customer-meters.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { refuse, taken } from './refusals.ts';
import type { NewCustomer } from './schema.ts';
import { type CustomerRow, customers } from './table.ts';
import { readTaxId } from './tax-id.ts';
import { viewCustomer } from './view.ts';

/** Each customer has an owner among its members from the start. */
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
