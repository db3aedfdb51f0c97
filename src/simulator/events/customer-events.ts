import type { CustomerRow } from '../customers/table.ts';
import type { World } from '../state/world.ts';
import { recordEvent } from './system.ts';

export function recordCustomer(
  world: World,
  row: CustomerRow,
  event: 'created' | 'deleted' | { readonly updated: Readonly<Record<string, unknown>> },
): void {
  const { organization_id, id, email, name, external_id } = row;
  const metadata = { customer_id: id, customer_email: email, customer_name: name, customer_external_id: external_id };
  if (event === 'created')
    recordEvent(world, {
      organization_id,
      customer_id: id,
      name: 'customer.created',
      metadata,
      timestamp: row.created_at,
    });
  else if (event === 'deleted')
    recordEvent(world, { organization_id, customer_id: id, name: 'customer.deleted', metadata });
  else
    recordEvent(world, {
      organization_id,
      customer_id: id,
      name: 'customer.updated',
      metadata: { ...metadata, updated_fields: event.updated },
    });
}
