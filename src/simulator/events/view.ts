import { customers, findCustomerByExternalId } from '../customers/table.ts';
import { viewCustomer } from '../customers/view.ts';
import type { World } from '../state/world.ts';
import { countChildren, parentOf } from './family.ts';
import type { SystemEventRow } from './system.ts';
import type { EventRow } from './table.ts';
import { typeNamed } from './types.ts';

export type AnyEvent = { readonly source: 'system'; readonly row: SystemEventRow } | UserEvent;

interface UserEvent {
  readonly source: 'user';
  readonly row: EventRow;
}

/** An event among others; only there the events that are part of it are counted. */
export function viewListed(world: World, event: AnyEvent) {
  const child_count = event.source === 'user' ? countChildren(world, event.row) : 0;
  return { ...viewEvent(world, event), child_count };
}

export function viewEvent(world: World, event: AnyEvent) {
  const { source, row } = event;
  const { id, timestamp, organization_id, name, metadata } = row;
  const person = source === 'user' ? event.row : null;
  const customer = person?.external_customer_id
    ? findCustomerByExternalId(world, organization_id, person.external_customer_id)
    : world.of(customers).get(row.customer_id);
  return {
    id,
    timestamp,
    organization_id,
    customer_id: row.customer_id,
    customer: customer ? viewCustomer(customer) : null,
    external_customer_id: person?.external_customer_id ?? null,
    member_id: person?.member_id ?? null,
    external_member_id: null,
    child_count: 0,
    parent_id: (person && parentOf(world, person)?.id) ?? null,
    label: labelOf(world, event),
    source,
    name,
    metadata,
  };
}

/** Polar's names are put into words; a seller's are shown as they are, until they get a label. */
export function labelOf(world: World, { source, row: { organization_id, name } }: AnyEvent): string {
  if (source === 'user') return typeNamed(world, organization_id, name)?.label ?? name;
  return name.replace(/[._]/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
