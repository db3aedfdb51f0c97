import { reconcileProduct } from '../grants/product.ts';
import { contains, hasMetadata } from '../http/filters.ts';
import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, metadataFilter, one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { benefitsUpdate, productCreate, productUpdate } from './schema.ts';
import { currentPrices, type ProductRow, products } from './table.ts';
import { viewProduct } from './view.ts';
import { createProduct, setBenefits, updateProduct } from './write.ts';

const scopes = ['products:read', 'products:write'];
const writeScopes = ['products:write'];

const KIND_ORDER: Readonly<Record<string, number>> = { custom: 1, fixed: 2 };

function sortersOf(world: World) {
  const first = (row: ProductRow) => currentPrices(world, row.id)[0];
  return {
    created_at: (row: ProductRow) => row.created_at,
    name: (row: ProductRow) => row.name,
    // Custom before fixed; every other kind has no place.
    price_amount_type: (row: ProductRow) => KIND_ORDER[first(row)?.amount_type ?? ''] ?? null,
    price_amount: (row: ProductRow) => {
      const price = first(row);
      if (price?.amount_type === 'fixed') return price.price_amount;
      return price?.amount_type === 'custom' ? price.minimum_amount : null;
    },
  };
}

const SORT_KEYS = ['created_at', 'name', 'price_amount_type', 'price_amount'];

function ownProduct(world: World, organization: OrganizationRow, id: string): ProductRow {
  const row = world.of(products).get(id);
  if (!row || row.organization_id !== organization.id) throw notFound();
  return row;
}

export const productRoutes: readonly Route[] = [
  merchant({
    operation: 'products:list',
    method: 'GET',
    path: '/v1/products/',
    scopes,
    query: {
      ...listQuery(SORT_KEYS, ['-created_at']),
      id: many(uuid()),
      query: one(text()),
      is_archived: one(bool()),
      is_recurring: one(bool()),
      benefit_id: many(uuid()),
      visibility: many(enumOf('ProductVisibility', ['draft', 'private', 'public'])),
    },
    handle({ world, organization, query, url }) {
      const metadata = metadataFilter(url.searchParams);
      const rows = world
        .of(products)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (!query.id || query.id.includes(row.id)) &&
            contains(query.query, row.name) &&
            (query.is_archived === undefined || row.is_archived === query.is_archived) &&
            (query.is_recurring === undefined || (row.recurring_interval !== null) === query.is_recurring) &&
            (!query.benefit_id || row.benefit_ids.some((id) => query.benefit_id?.includes(id))) &&
            (!query.visibility || query.visibility.includes(row.visibility)) &&
            hasMetadata(row.metadata, metadata),
        );
      return listing(rows, {
        query,
        sorters: sortersOf(world),
        view: (row) => viewProduct(world, row, query.benefit_id),
      });
    },
  }),
  merchant({
    operation: 'products:create',
    method: 'POST',
    path: '/v1/products/',
    scopes: writeScopes,
    status: 201,
    body: productCreate,
    handle: ({ world, organization, body }) => viewProduct(world, createProduct(world, organization, body)),
  }),
  merchant({
    operation: 'products:get',
    method: 'GET',
    path: '/v1/products/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewProduct(world, ownProduct(world, organization, params.id)),
  }),
  merchant({
    operation: 'products:update',
    method: 'PATCH',
    path: '/v1/products/{id}',
    scopes: writeScopes,
    body: productUpdate,
    handle({ world, organization, params, body }) {
      const row = ownProduct(world, organization, params.id);
      return viewProduct(world, updateProduct(world, organization, row, body));
    },
  }),
  merchant({
    operation: 'products:update_benefits',
    method: 'POST',
    path: '/v1/products/{id}/benefits',
    scopes: writeScopes,
    body: benefitsUpdate,
    handle({ world, organization, params, body }) {
      const changed = setBenefits(world, ownProduct(world, organization, params.id), body.benefits);
      world.later(0, () => reconcileProduct(world, changed.id));
      return viewProduct(world, changed);
    },
  }),
];
