import { isPerson } from '../auth/caller.ts';
import { paginate } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { one, paging, sorting } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { bool } from '../validation/scalars.ts';
import { ingest } from './ingest.ts';
import { eventListQuery, eventQuery, eventsFor, readable } from './list.ts';
import { namesOf, namesPage } from './names.ts';
import { eventsIngest } from './schema.ts';
import { viewEvent, viewListed } from './view.ts';

const scopes = ['events:read', 'events:write'];

export const eventRoutes: readonly Route[] = [
  merchant({
    operation: 'events:list',
    method: 'GET',
    path: '/v1/events/',
    scopes,
    query: { ...paging, ...eventListQuery, cursor_pagination: one(bool(), false) },
    handle({ world, organization, query, url }) {
      const found = eventsFor(world, organization, { wanted: query, search: url.searchParams });
      const page = paginate(found, query, (event) => viewListed(world, event));
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
    query: {
      ...paging,
      ...eventQuery,
      sorting: sorting(['name', 'occurrences', 'first_seen', 'last_seen'], ['-last_seen']),
    },
    handle: ({ world, organization, query }) =>
      namesPage(namesOf(world, readable(world, organization, query)), query, (row) => row),
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
    handle: ({ world, organization, body, caller }) => {
      // A person's token names the organization; an organization's own must not.
      const isOwn = (id: unknown) => isPerson(caller) && id === organization.id;
      const given = body.events.map((event) =>
        isOwn(event.organization_id) ? { ...event, organization_id: null } : event,
      );
      return ingest(world, organization, given);
    },
  }),
];
