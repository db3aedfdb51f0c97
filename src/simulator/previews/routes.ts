// Previews are served but not published in Polar's schema. Merchant and portal answer the same body.

import { merchant, portal, type Route } from '../http/route.ts';
import { ownedSubscription, portalSubscription } from '../subscriptions/find.ts';
import { customerChange, merchantChange } from './bodies.ts';
import { cancelPreview } from './cancel.ts';
import { changePreview } from './change.ts';
import { chargePreview } from './charge.ts';

const scopes = ['subscriptions:read', 'subscriptions:write'];

const merchantRoutes: readonly Route[] = [
  merchant({
    operation: 'subscriptions:charge_preview',
    method: 'GET',
    path: '/v1/subscriptions/{id}/charge-preview',
    scopes,
    handle: ({ world, organization, params }) =>
      chargePreview(world, ownedSubscription(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'subscriptions:cancel_preview',
    method: 'GET',
    path: '/v1/subscriptions/{id}/cancel-preview',
    scopes,
    handle: ({ world, organization, params }) =>
      cancelPreview(world, ownedSubscription(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'subscriptions:change_preview',
    method: 'POST',
    path: '/v1/subscriptions/{id}/change-preview',
    scopes: ['subscriptions:write'],
    body: merchantChange,
    handle: ({ world, organization, params, body }) =>
      changePreview(world, ownedSubscription(world, organization.id, params.id), body, { publicOnly: false }),
  }),
];

const portalRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:subscriptions:charge_preview',
    method: 'GET',
    path: '/v1/customer-portal/subscriptions/{id}/charge-preview',
    handle: ({ world, caller, params }) => chargePreview(world, portalSubscription(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:subscriptions:cancel_preview',
    method: 'GET',
    path: '/v1/customer-portal/subscriptions/{id}/cancel-preview',
    handle: ({ world, caller, params }) => cancelPreview(world, portalSubscription(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:subscriptions:change_preview',
    method: 'POST',
    path: '/v1/customer-portal/subscriptions/{id}/change-preview',
    billing: true,
    body: customerChange,
    handle: ({ world, caller, params, body }) =>
      changePreview(world, portalSubscription(world, caller, params.id), body, { publicOnly: true }),
  }),
];

export const previewRoutes: readonly Route[] = [...merchantRoutes, ...portalRoutes];
