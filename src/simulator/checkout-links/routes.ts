import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { Reply } from '../http/reply.ts';
import { anonymous, merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';
import { checkoutLinkCreate, checkoutLinkUpdate } from './schema.ts';
import { type CheckoutLinkRow, checkoutLinks } from './table.ts';
import { viewCheckoutLink } from './view.ts';
import { visit } from './visit.ts';
import { createCheckoutLink, updateCheckoutLink } from './write.ts';

const scopes = ['checkout_links:read', 'checkout_links:write'];
const writeScopes = ['checkout_links:write'];

const sorters = {
  created_at: (row: CheckoutLinkRow) => row.created_at,
  label: (row: CheckoutLinkRow) => row.label,
  success_url: (row: CheckoutLinkRow) => row.success_url,
  allow_discount_codes: (row: CheckoutLinkRow) => row.allow_discount_codes,
};

function ownLink(world: World, organization: OrganizationRow, id: string): CheckoutLinkRow {
  const row = world.of(checkoutLinks).get(id);
  if (row?.organization_id !== organization.id) throw notFound();
  return row;
}

export const checkoutLinkRoutes: readonly Route[] = [
  merchant({
    operation: 'checkout-links:list',
    method: 'GET',
    path: '/v1/checkout-links/',
    scopes,
    query: { ...listQuery(sorters, ['created_at']), product_id: many(uuid()) },
    handle({ world, organization, query }) {
      const asked = query.product_id;
      const rows = world
        .of(checkoutLinks)
        .where(
          (row) =>
            row.organization_id === organization.id && (!asked || row.product_ids.some((id) => asked.includes(id))),
        );
      return listing(rows, { query, sorters, view: (row) => viewCheckoutLink(world, row, asked) });
    },
  }),
  merchant({
    operation: 'checkout-links:create',
    method: 'POST',
    path: '/v1/checkout-links/',
    scopes: writeScopes,
    status: 201,
    body: checkoutLinkCreate,
    handle: ({ world, organization, body }) => viewCheckoutLink(world, createCheckoutLink(world, organization, body)),
  }),
  merchant({
    operation: 'checkout-links:get',
    method: 'GET',
    path: '/v1/checkout-links/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewCheckoutLink(world, ownLink(world, organization, params.id)),
  }),
  merchant({
    operation: 'checkout-links:update',
    method: 'PATCH',
    path: '/v1/checkout-links/{id}',
    scopes: writeScopes,
    body: checkoutLinkUpdate,
    handle({ world, organization, params, body }) {
      const row = ownLink(world, organization, params.id);
      return viewCheckoutLink(world, updateCheckoutLink(world, organization, { row, body }));
    },
  }),
  merchant({
    operation: 'checkout-links:delete',
    method: 'DELETE',
    path: '/v1/checkout-links/{id}',
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) =>
      world.of(checkoutLinks).delete(ownLink(world, organization, params.id).id),
  }),
  anonymous({
    operation: 'checkout-links:redirect',
    method: 'GET',
    path: '/v1/checkout-links/{client_secret}/redirect',
    handle({ world, params, url }) {
      const link = world.of(checkoutLinks).find((row) => row.client_secret === params.client_secret);
      if (!link) throw notFound();
      return new Reply(307, undefined, { Location: visit(world, link, url.searchParams) });
    },
  }),
];
