// What a customer does with his subscriptions. Members may look; owners and billing managers may change.

import { contains } from '../http/filters.ts';
import { sortedPage } from '../http/listing.ts';
import { many, one, paging, sorting } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { asStored } from '../http/sorting.ts';
import { organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { cancelAtPeriodEnd } from '../subscriptions/cancel.ts';
import { productById } from '../subscriptions/catalog.ts';
import { portalSubscription } from '../subscriptions/find.ts';
import { isActive, isRevoked } from '../subscriptions/refusals.ts';
import { type SubscriptionRow, subscriptions } from '../subscriptions/table.ts';
import { uuid } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { subscriptionRevoke, subscriptionUpdate } from './subscription-bodies.ts';
import { revokeByCustomer, updateSubscription } from './subscription-update.ts';
import { viewPortalSubscription } from './subscription-view.ts';

const SORT_KEYS = ['started_at', 'amount', 'status', 'organization', 'product'] as const;

const sortersOf = (world: World) => ({
  started_at: (row: SubscriptionRow) => row.started_at,
  amount: (row: SubscriptionRow) => row.amount,
  status: (row: SubscriptionRow) => row.status,
  organization: (row: SubscriptionRow) => organizationSlug(world, row),
  product: (row: SubscriptionRow) => productById(world, row.product_id).name,
});

function organizationSlug(world: World, row: SubscriptionRow): string | null {
  return world.of(organizations).get(row.organization_id)?.slug ?? null;
}

/** `active=false` asks for those that are over; a paused or past due one is neither. */
function isInState(row: SubscriptionRow, active: boolean | undefined): boolean {
  if (active === undefined) return true;
  return active ? isActive(row) : isRevoked(row);
}

export const portalSubscriptionRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:subscriptions:list',
    method: 'GET',
    path: '/v1/customer-portal/subscriptions/',
    query: {
      ...paging,
      sorting: sorting(SORT_KEYS, ['-started_at']),
      product_id: many(uuid()),
      active: one(bool()),
      query: one(text()),
    },
    handle({ world, caller, query }) {
      const rows = world
        .of(subscriptions)
        .where(
          (row) =>
            row.customer_id === caller.customerId &&
            (query.product_id?.includes(row.product_id) ?? true) &&
            isInState(row, query.active) &&
            contains(query.query, productById(world, row.product_id).name),
        );
      return sortedPage(asStored(rows), {
        query,
        sorters: sortersOf(world),
        view: (row) => viewPortalSubscription(world, row),
      });
    },
  }),
  portal({
    operation: 'customer_portal:subscriptions:get',
    method: 'GET',
    path: '/v1/customer-portal/subscriptions/{id}',
    handle: ({ world, caller, params }) => viewPortalSubscription(world, portalSubscription(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:subscriptions:update',
    method: 'PATCH',
    path: '/v1/customer-portal/subscriptions/{id}',
    billing: true,
    body: subscriptionUpdate,
    handle({ world, caller, organization, params, body }) {
      const subscription = portalSubscription(world, caller, params.id);
      return viewPortalSubscription(world, updateSubscription(world, subscription, body, organization));
    },
  }),
  portal({
    // Unlike the organization's DELETE this one lets the period run out.
    operation: 'customer_portal:subscriptions:cancel',
    method: 'DELETE',
    path: '/v1/customer-portal/subscriptions/{id}',
    billing: true,
    handle: ({ world, caller, params }) =>
      viewPortalSubscription(world, cancelAtPeriodEnd(world, portalSubscription(world, caller, params.id))),
  }),
  portal({
    operation: 'customer_portal:subscriptions:revoke',
    method: 'POST',
    path: '/v1/customer-portal/subscriptions/{id}/revoke',
    billing: true,
    body: subscriptionRevoke,
    handle({ world, caller, organization, params, body }) {
      const subscription = portalSubscription(world, caller, params.id);
      return viewPortalSubscription(world, revokeByCustomer(world, subscription, organization, body));
    },
  }),
];
