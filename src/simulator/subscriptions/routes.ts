import { listing, listQuery } from '../http/listing.ts';
import { many, metadataFilter } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { uuid } from '../validation/polar-types.ts';
import { createFreeSubscription } from './create.ts';
import { exportSubscriptions } from './export.ts';
import { ownedSubscription } from './find.ts';
import { matches, subscriptionFilters, subscriptionSorters, subscriptionSortKeys } from './list.ts';
import { revoke } from './revoke.ts';
import { subscriptionCreate, subscriptionUpdate } from './schema.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';
import { updateSubscription } from './update.ts';
import { viewSubscription } from './view.ts';

const scopes = ['subscriptions:read', 'subscriptions:write'];
const writeScopes = ['subscriptions:write'];

export const subscriptionRoutes: readonly Route[] = [
  merchant({
    operation: 'subscriptions:export',
    method: 'GET',
    path: '/v1/subscriptions/export',
    scopes,
    query: { organization_id: many(uuid()) },
    handle({ world, organization, query }) {
      const isWanted = (row: SubscriptionRow): boolean =>
        row.organization_id === organization.id && (query.organization_id?.includes(row.organization_id) ?? true);
      return exportSubscriptions(world, world.of(subscriptions).where(isWanted));
    },
  }),
  merchant({
    operation: 'subscriptions:list',
    method: 'GET',
    path: '/v1/subscriptions/',
    scopes,
    query: { ...listQuery(subscriptionSortKeys, ['-started_at']), ...subscriptionFilters },
    handle({ world, organization, query, url }) {
      const metadata = metadataFilter(url.searchParams);
      const rows = world
        .of(subscriptions)
        .where((row) => row.organization_id === organization.id && matches(world, row, query, metadata));
      const sorters = subscriptionSorters(world);
      return listing(rows, { query, sorters, view: (row) => viewSubscription(world, row) });
    },
  }),
  merchant({
    operation: 'subscriptions:create',
    method: 'POST',
    path: '/v1/subscriptions/',
    scopes: writeScopes,
    status: 201,
    body: subscriptionCreate,
    handle: ({ world, organization, body }) =>
      viewSubscription(world, createFreeSubscription(world, organization.id, body)),
  }),
  merchant({
    operation: 'subscriptions:get',
    method: 'GET',
    path: '/v1/subscriptions/{id}',
    scopes,
    handle: ({ world, organization, params }) =>
      viewSubscription(world, ownedSubscription(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'subscriptions:update',
    method: 'PATCH',
    path: '/v1/subscriptions/{id}',
    scopes: writeScopes,
    body: subscriptionUpdate,
    handle({ world, organization, params, body }) {
      const row = ownedSubscription(world, organization.id, params.id);
      return viewSubscription(world, updateSubscription(world, row, body));
    },
  }),
  merchant({
    operation: 'subscriptions:revoke',
    method: 'DELETE',
    path: '/v1/subscriptions/{id}',
    scopes: writeScopes,
    handle: ({ world, organization, params }) =>
      viewSubscription(world, revoke(world, ownedSubscription(world, organization.id, params.id))),
  }),
];
