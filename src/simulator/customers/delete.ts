import { tokens } from '../auth/tokens.ts';
import { recordCustomer } from '../events/customer-events.ts';
import { revokeGrant } from '../grants/grant.ts';
import { grants } from '../grants/table.ts';
import { members } from '../members/table.ts';
import { viewMember } from '../members/view.ts';
import type { World } from '../state/world.ts';
import { isRevoked } from '../subscriptions/refusals.ts';
import { revoke } from '../subscriptions/revoke.ts';
import { subscriptions } from '../subscriptions/table.ts';
import type { Metadata } from '../validation/polar-types.ts';
import { sha256 } from './sha256.ts';
import { type CustomerRow, customers } from './table.ts';
import { viewCustomer } from './view.ts';

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
