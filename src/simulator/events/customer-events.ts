import { type CustomerRow, customers } from '../customers/table.ts';
import type { World } from '../state/world.ts';
import { recordEvent } from './system.ts';

type CustomerNews = 'created' | 'deleted' | { readonly updated: Readonly<Record<string, unknown>> };

/** A worker notes it, and tells what the customer is like by then. */
export function recordCustomer(world: World, { id }: CustomerRow, news: CustomerNews): void {
  world.later(world.workers.notes, () => {
    const row = world.of(customers).get(id);
    if (row) note(world, row, news);
  });
}

function note(world: World, row: CustomerRow, news: CustomerNews): void {
  const { organization_id, id, email, name, external_id } = row;
  const metadata = { customer_id: id, customer_email: email, customer_name: name, customer_external_id: external_id };
  const told = { organization_id, customer_id: id, metadata };
  if (news === 'created') recordEvent(world, { ...told, name: 'customer.created', timestamp: row.created_at });
  else if (news === 'deleted') recordEvent(world, { ...told, name: 'customer.deleted' });
  else
    recordEvent(world, {
      ...told,
      name: 'customer.updated',
      metadata: { ...metadata, updated_fields: news.updated },
    });
}
