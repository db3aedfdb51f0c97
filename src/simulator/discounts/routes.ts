import { contains } from '../http/filters.ts';
import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { text } from '../validation/scalars.ts';
import { discountCreate, discountUpdate } from './schema.ts';
import { type DiscountRow, discounts } from './table.ts';
import { viewDiscount } from './view.ts';
import { createDiscount, deleteDiscount, updateDiscount } from './write.ts';

const scopes = ['discounts:read', 'discounts:write'];
const writeScopes = ['discounts:write'];

const sorters = {
  created_at: (row: DiscountRow) => row.created_at,
  name: (row: DiscountRow) => row.name,
  code: (row: DiscountRow) => row.code,
  redemptions_count: (row: DiscountRow) => row.redemptions_count,
  ends_at: (row: DiscountRow) => row.ends_at,
};

function ownDiscount(world: World, organization: OrganizationRow, id: string): DiscountRow {
  const row = world.of(discounts).get(id);
  if (!row || row.organization_id !== organization.id || row.deleted_at !== null) throw notFound();
  return row;
}

// The name as it is written, the code in any case.
function holds(row: DiscountRow, words: string | undefined): boolean {
  return words === undefined || row.name.includes(words) || contains(words, row.code);
}

export const discountRoutes: readonly Route[] = [
  merchant({
    operation: 'discounts:list',
    method: 'GET',
    path: '/v1/discounts/',
    scopes,
    query: { ...listQuery(sorters, ['-created_at']), query: one(text()) },
    handle({ world, organization, query }) {
      const rows = world
        .of(discounts)
        .where((row) => row.organization_id === organization.id && row.deleted_at === null && holds(row, query.query));
      return listing(rows, { query, sorters, view: (row) => viewDiscount(world, row) });
    },
  }),
  merchant({
    operation: 'discounts:create',
    method: 'POST',
    path: '/v1/discounts/',
    scopes: writeScopes,
    status: 201,
    body: discountCreate,
    handle: ({ world, organization, body }) => viewDiscount(world, createDiscount(world, organization, body)),
  }),
  merchant({
    operation: 'discounts:get',
    method: 'GET',
    path: '/v1/discounts/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewDiscount(world, ownDiscount(world, organization, params.id)),
  }),
  merchant({
    operation: 'discounts:update',
    method: 'PATCH',
    path: '/v1/discounts/{id}',
    scopes: writeScopes,
    body: discountUpdate,
    handle: ({ world, organization, params, body }) =>
      viewDiscount(world, updateDiscount(world, ownDiscount(world, organization, params.id), body)),
  }),
  merchant({
    operation: 'discounts:delete',
    method: 'DELETE',
    path: '/v1/discounts/{id}',
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) => deleteDiscount(world, ownDiscount(world, organization, params.id)),
  }),
];
