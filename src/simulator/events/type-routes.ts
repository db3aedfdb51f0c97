import { notFound } from '../http/problem.ts';
import { many, one, paging, sorting } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';
import { readable, SOURCES } from './list.ts';
import { type EventName, nameSorters, namesOf, namesPage } from './names.ts';
import { type EventTypeRow, eventTypes, typeNamed } from './types.ts';

const eventTypeUpdate = object('EventTypeUpdate', {
  label: text({ min: 1, max: 128 }),
  label_property_selector: optional(nullable(text({ min: 1, max: 256 }))),
});

const viewType = (row: EventTypeRow) => ({ ...row });

// Polar's own types are no rows, so they have nothing but their names and counts.
function viewCounted(world: World, organizationId: string, counted: EventName) {
  const type = counted.source === 'user' ? typeNamed(world, organizationId, counted.name) : undefined;
  return {
    id: type?.id ?? null,
    created_at: type?.created_at ?? null,
    modified_at: type?.modified_at ?? null,
    label_property_selector: type?.label_property_selector ?? null,
    organization_id: organizationId,
    ...counted,
  };
}

export const eventTypeRoutes: readonly Route[] = [
  merchant({
    operation: 'event-types:list',
    method: 'GET',
    path: '/v1/event-types/',
    scopes: ['events:read', 'events:write'],
    query: {
      ...paging,
      organization_id: many(uuid()),
      customer_id: many(uuid()),
      external_customer_id: many(text()),
      query: one(text()),
      source: one(enumOf('EventSource', SOURCES)),
      sorting: sorting(Object.keys(nameSorters), ['-last_seen']),
    },
    handle({ world, organization, query }) {
      const { source, ...wanted } = query;
      const found = readable(world, organization, { ...wanted, source: source && [source] });
      return namesPage(namesOf(world, found), query, (row) => viewCounted(world, organization.id, row));
    },
  }),
  merchant({
    operation: 'event-types:update',
    method: 'PATCH',
    path: '/v1/event-types/{id}',
    scopes: ['events:write'],
    body: eventTypeUpdate,
    handle({ world, organization, params, body }) {
      const row = world.of(eventTypes).get(params.id);
      if (row?.organization_id !== organization.id) throw notFound();
      const changed = world.of(eventTypes).update(row.id, body);
      // The answer was read before the row was touched.
      return viewType({ ...changed, modified_at: row.modified_at });
    },
  }),
];
