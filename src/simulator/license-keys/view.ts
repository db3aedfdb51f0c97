import { viewCustomer, viewCustomerUser } from '../customers/view.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import { type ActivationRow, activations, type LicenseKeyRow } from './table.ts';

export function viewLicenseKey(world: World, row: LicenseKeyRow) {
  const customer = customerById(world, row.customer_id);
  const { github_username: _none, ...user } = viewCustomerUser(customer);
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    organization_id: row.organization_id,
    user_id: row.customer_id,
    customer_id: row.customer_id,
    user,
    customer: viewCustomer(customer),
    benefit_id: row.benefit_id,
    key: row.key,
    display_key: `****-${row.key.slice(-6)}`,
    status: row.status,
    limit_activations: row.limit_activations,
    usage: row.usage,
    limit_usage: row.limit_usage,
    validations: row.validations,
    last_validated_at: row.last_validated_at,
    expires_at: row.expires_at,
  };
}

/** An activation inside a key or the answer to a validation. */
export function viewActivation(row: ActivationRow) {
  return {
    id: row.id,
    license_key_id: row.license_key_id,
    label: row.label,
    meta: row.meta,
    created_at: row.created_at,
    modified_at: row.modified_at,
  };
}

export function activationsOf(world: World, key: LicenseKeyRow): readonly ActivationRow[] {
  return world.of(activations).where((row) => row.license_key_id === key.id);
}
