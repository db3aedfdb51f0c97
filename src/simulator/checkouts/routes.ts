import { customers } from '../customers/table.ts';
import { contains } from '../http/filters.ts';
import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, one } from '../http/query.ts';
import { anonymous, merchant, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { confirmCheckout } from './confirm.ts';
import { createCheckout } from './create.ts';
import { refuseExpired } from './refusals.ts';
import { checkoutConfirm, checkoutCreate, checkoutUpdate, checkoutUpdatePublic } from './schema.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { updateCheckout } from './update.ts';
import { viewCheckout, viewPublicCheckout } from './view.ts';

const scopes = ['checkouts:read', 'checkouts:write'];
const sorters = {
  created_at: (row: CheckoutRow) => row.created_at,
  expires_at: (row: CheckoutRow) => row.expires_at,
  status: (row: CheckoutRow) => row.status,
};
const STATUSES = ['open', 'expired', 'confirmed', 'succeeded', 'failed'] as const;

function owned(world: World, organizationId: string, id: string): CheckoutRow {
  const row = world.of(checkouts).get(id);
  if (!row || row.organization_id !== organizationId) throw notFound();
  return row;
}

function bySecret(world: World, secret: string): CheckoutRow {
  const row = world.of(checkouts).find((candidate) => candidate.client_secret === secret);
  if (!row) throw notFound();
  return row;
}

const merchantRoutes: readonly Route[] = [
  merchant({
    operation: 'checkouts:list',
    method: 'GET',
    path: '/v1/checkouts/',
    scopes,
    query: {
      ...listQuery(sorters, ['-created_at']),
      product_id: many(uuid()),
      customer_id: many(uuid()),
      external_customer_id: many(text()),
      status: many(enumOf('CheckoutStatus', STATUSES)),
      query: one(text()),
    },
    handle({ world, organization, query }) {
      const externalId = (row: CheckoutRow) => world.of(customers).get(row.customer_id)?.external_id ?? '';
      const rows = world
        .of(checkouts)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (query.product_id?.includes(row.product_id) ?? true) &&
            (query.customer_id?.includes(row.customer_id ?? '') ?? true) &&
            (query.external_customer_id?.includes(externalId(row)) ?? true) &&
            (query.status?.includes(row.status) ?? true) &&
            contains(query.query, row.customer_email),
        );
      return listing(rows, { query, sorters, view: (row) => viewCheckout(world, row) });
    },
  }),
  merchant({
    operation: 'checkouts:create',
    method: 'POST',
    path: '/v1/checkouts/',
    scopes: ['checkouts:write'],
    status: 201,
    body: checkoutCreate,
    handle: ({ world, organization, body }) => viewCheckout(world, createCheckout(world, organization, body)),
  }),
  merchant({
    operation: 'checkouts:get',
    method: 'GET',
    path: '/v1/checkouts/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewCheckout(world, owned(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'checkouts:update',
    method: 'PATCH',
    path: '/v1/checkouts/{id}',
    scopes: ['checkouts:write'],
    body: checkoutUpdate,
    handle: ({ world, organization, params, body }) =>
      viewCheckout(world, updateCheckout(world, owned(world, organization.id, params.id), body)),
  }),
];

const clientRoutes: readonly Route[] = [
  anonymous({
    operation: 'checkouts:client_get',
    method: 'GET',
    path: '/v1/checkouts/client/{client_secret}',
    handle({ world, params }) {
      const row = bySecret(world, params.client_secret);
      refuseExpired(world, row);
      return viewPublicCheckout(world, row);
    },
  }),
  anonymous({
    operation: 'checkouts:client_update',
    method: 'PATCH',
    path: '/v1/checkouts/client/{client_secret}',
    body: checkoutUpdatePublic,
    handle({ world, params, body }) {
      const row = bySecret(world, params.client_secret);
      refuseExpired(world, row);
      return viewPublicCheckout(world, updateCheckout(world, row, body));
    },
  }),
  anonymous({
    operation: 'checkouts:client_confirm',
    method: 'POST',
    path: '/v1/checkouts/client/{client_secret}/confirm',
    body: checkoutConfirm,
    handle: ({ world, params, body }) => confirmCheckout(world, bySecret(world, params.client_secret), body),
  }),
];

export const checkoutRoutes: readonly Route[] = [...merchantRoutes, ...clientRoutes];
