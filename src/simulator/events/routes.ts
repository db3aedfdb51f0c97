import { paginate, sortedPage } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { one, paging, sorting } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { bool } from '../validation/scalars.ts';
import { ingest } from './ingest.ts';
import { eventListQuery, eventQuery, eventsFor, readable } from './list.ts';
import { type EventName, namesOf } from './names.ts';
import { eventsIngest } from './schema.ts';
import { viewEvent } from './view.ts';

const scopes = ['events:read', 'events:write'];

const sorters = {
  name: (row: EventName) => row.name,
  occurrences: (row: EventName) => row.occurrences,
  first_seen: (row: EventName) => row.first_seen,
  last_seen: (row: EventName) => row.last_seen,
};

export const eventRoutes: readonly Route[] = [
  merchant({
    operation: 'events:list',
    method: 'GET',
    path: '/v1/events/',
    scopes,
    query: { ...paging, ...eventListQuery, cursor_pagination: one(bool(), false) },
    handle({ world, organization, query, url }) {
      const found = eventsFor(world, organization, { wanted: query, search: url.searchParams });
      const page = paginate(found, query, (event) => viewEvent(world, event));
      // It is called a cursor, but pages have numbers, and shift when something new comes first.
      return query.cursor_pagination
        ? { items: page.items, pagination: { has_next_page: query.page < page.pagination.max_page } }
        : page;
    },
  }),
  merchant({
    operation: 'events:list_names',
    method: 'GET',
    path: '/v1/events/names',
    scopes,
    query: { ...paging, ...eventQuery, sorting: sorting(Object.keys(sorters), ['-last_seen']) },
    handle: ({ world, organization, query }) =>
      sortedPage(namesOf(readable(world, organization, query)), { query, sorters, view: (row) => row }),
  }),
  merchant({
    operation: 'events:get',
    method: 'GET',
    path: '/v1/events/{id}',
    scopes,
    handle({ world, organization, params }) {
      const found = readable(world, organization, {}).find(({ row }) => row.id === params.id);
      if (!found) throw notFound();
      return viewEvent(world, found);
    },
  }),
  merchant({
    operation: 'events:ingest',
    method: 'POST',
    path: '/v1/events/ingest',
    scopes: ['events:write'],
    body: eventsIngest,
    handle: ({ world, organization, body }) => ingest(world, organization, body.events),
  }),
];
