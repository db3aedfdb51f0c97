import { welcomeCustomer } from '../customers/create.ts';
import { type CustomerRow, customers, findCustomer, findCustomerByExternalId } from '../customers/table.ts';
import { viewCustomer } from '../customers/view.ts';
import { recordCustomer } from '../events/customer-events.ts';
import { touchCustomerState } from '../grants/customer-state.ts';
import { invalid } from '../http/problem.ts';
import { members } from '../members/table.ts';
import { viewMember } from '../members/view.ts';
import { openMetersSoon } from '../meters/customer-meters.ts';
import type { World } from '../state/world.ts';
import type { Metadata } from '../validation/polar-types.ts';
import type { CheckoutRow } from './table.ts';

/** The customer a checkout is for, when there is one already: named by it, or known by the e-mail. */
export function knownCustomer(world: World, row: CheckoutRow): CustomerRow | undefined {
  return row.customer_id
    ? findCustomer(world, row.organization_id, row.customer_id)
    : (byExternalId(world, row) ?? byEmail(world, row));
}

/** Whether nothing but the e-mail says who the buyer is. */
export function knownByEmail(world: World, row: CheckoutRow): boolean {
  return !row.customer_id && !byExternalId(world, row) && byEmail(world, row) !== undefined;
}

function byExternalId(world: World, row: CheckoutRow): CustomerRow | undefined {
  return row.external_customer_id
    ? findCustomerByExternalId(world, row.organization_id, row.external_customer_id)
    : undefined;
}

function byEmail(world: World, row: CheckoutRow): CustomerRow | undefined {
  const email = row.customer_email?.toLowerCase();
  return world
    .of(customers)
    .find(
      (customer) =>
        customer.organization_id === row.organization_id &&
        customer.deleted_at === null &&
        customer.email?.toLowerCase() === email,
    );
}

export interface Buyer {
  readonly customer: CustomerRow;
  /** Tells of the buyer, which Polar does after it told of the checkout. */
  readonly tell: () => void;
}

/** The buyer: a new customer, or the known one with what the form says about billing. */
export function buyerOf(world: World, row: CheckoutRow): Buyer {
  const known = knownCustomer(world, row);
  if (known) return updateBuyer(world, known, row);
  if (row.customer_email === null)
    throw invalid([{ type: 'missing', loc: ['body', 'customer_email'], msg: 'Field required', input: null }]);
  return createBuyer(world, row, row.customer_email);
}

function updateBuyer(world: World, customer: CustomerRow, row: CheckoutRow): Buyer {
  const changed = world.of(customers).update(customer.id, {
    name: customer.name ?? row.customer_name,
    billing_name: row.customer_billing_name ?? customer.billing_name,
    billing_address: row.customer_billing_address ?? customer.billing_address,
    tax_id: row.customer_tax_id ?? customer.tax_id,
    locale: row.locale ?? customer.locale,
  });
  const tell = (): void => {
    world.emit(changed.organization_id, 'customer.updated', viewCustomer(changed));
    recordCustomer(world, changed, { updated: {} });
    touchCustomerState(world, changed.id);
  };
  return { customer: changed, tell };
}

function createBuyer(world: World, row: CheckoutRow, email: string): Buyer {
  const { organization_id } = row;
  const customer = world.of(customers).insert({
    organization_id,
    type: 'individual',
    email,
    email_verified: false,
    name: row.customer_name,
    billing_name: row.customer_billing_name,
    billing_address: row.customer_billing_address,
    tax_id: row.customer_tax_id,
    locale: row.locale,
    external_id: row.external_customer_id,
    metadata: textual(row.customer_metadata),
    default_payment_method_id: null,
    deleted_at: null,
    first_user_event_at: null,
  });
  const owner = world.of(members).insert({
    organization_id,
    customer_id: customer.id,
    email,
    name: customer.name,
    external_id: customer.external_id,
    role: 'owner',
    created_at: customer.created_at,
  });
  openMetersSoon(world, { organization_id, customer_id: customer.id });
  const tell = (): void => {
    world.emit(organization_id, 'member.created', viewMember(owner));
    welcomeCustomer(world, customer);
  };
  return { customer, tell };
}

function textual(metadata: CheckoutRow['customer_metadata']): Metadata {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [
      key,
      typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
    ]),
  );
}
