import { recordCustomer } from '../events/customer-events.ts';
import { touchCustomerState } from '../grants/customer-state.ts';
import { ownerOf, updateMember } from '../members/write.ts';
import type { World } from '../state/world.ts';
import { refuse, taken, wrongIn } from './refusals.ts';
import type { CustomerChange } from './schema.ts';
import { type CustomerRow, customers } from './table.ts';
import { readTaxId } from './tax-id.ts';
import { viewCustomer } from './view.ts';

export function updateCustomer(world: World, row: CustomerRow, body: CustomerChange): CustomerRow {
  const newEmail = body.email != null && body.email.toLowerCase() !== row.email?.toLowerCase() ? body.email : null;
  refuse([...taken(world, row.organization_id, { email: newEmail }), ...wrongIn(world, row, body)]);
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
