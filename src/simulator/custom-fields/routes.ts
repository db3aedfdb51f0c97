import { contains } from '../http/filters.ts';
import { listing, listQuery } from '../http/listing.ts';
import { invalid, notFound } from '../http/problem.ts';
import { many, one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { text } from '../validation/scalars.ts';
import { customFieldCreate, customFieldUpdate } from './schema.ts';
import { type CustomFieldRow, customFields } from './table.ts';
import { viewCustomField } from './view.ts';

const scopes = ['custom_fields:read', 'custom_fields:write'];
const writeScopes = ['custom_fields:write'];

const sorters = {
  slug: (row: CustomFieldRow) => row.slug,
  name: (row: CustomFieldRow) => row.name,
  type: (row: CustomFieldRow) => row.type,
  created_at: (row: CustomFieldRow) => row.created_at,
};

function ownField(world: World, organization: OrganizationRow, id: string): CustomFieldRow {
  const row = world.of(customFields).get(id);
  if (!row || row.organization_id !== organization.id) throw notFound();
  return row;
}

function refuseTakenSlug(
  world: World,
  organization: OrganizationRow,
  slug: string | null | undefined,
  own?: string,
): void {
  if (slug == null) return;
  const taken = world
    .of(customFields)
    .find((row) => row.organization_id === organization.id && row.slug === slug && row.id !== own);
  if (taken)
    throw invalid([{ loc: ['body', 'slug'], msg: 'Custom field with this slug already exists.', input: slug }]);
}

function deleteField(world: World, row: CustomFieldRow): void {
  world.of(customFields).delete(row.id);
  for (const product of world
    .of(products)
    .where((one) => one.attached_custom_fields.some((field) => field.custom_field_id === row.id)))
    world.of(products).patch(product.id, {
      attached_custom_fields: product.attached_custom_fields.filter((field) => field.custom_field_id !== row.id),
    });
}

export const customFieldRoutes: readonly Route[] = [
  merchant({
    operation: 'custom-fields:list',
    method: 'GET',
    path: '/v1/custom-fields/',
    scopes,
    query: {
      ...listQuery(sorters, ['slug']),
      query: one(text()),
      type: many(enumOf('CustomFieldType', ['text', 'number', 'date', 'checkbox', 'select'])),
    },
    handle({ world, organization, query }) {
      const rows = world
        .of(customFields)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            contains(query.query, row.name, row.slug) &&
            (!query.type || query.type.includes(row.type)),
        );
      return listing(rows, { query, sorters, view: viewCustomField });
    },
  }),
  merchant({
    operation: 'custom-fields:create',
    method: 'POST',
    path: '/v1/custom-fields/',
    scopes: writeScopes,
    status: 201,
    body: customFieldCreate,
    handle({ world, organization, body }) {
      refuseTakenSlug(world, organization, body.slug);
      const { type, slug, name, metadata, properties } = body;
      return viewCustomField(
        world.of(customFields).insert({ organization_id: organization.id, type, slug, name, metadata, properties }),
      );
    },
  }),
  merchant({
    operation: 'custom-fields:get',
    method: 'GET',
    path: '/v1/custom-fields/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewCustomField(ownField(world, organization, params.id)),
  }),
  merchant({
    operation: 'custom-fields:update',
    method: 'PATCH',
    path: '/v1/custom-fields/{id}',
    scopes: writeScopes,
    body: customFieldUpdate,
    handle({ world, organization, params, body }) {
      const row = ownField(world, organization, params.id);
      if (body.type !== row.type)
        throw invalid([
          { loc: ['body', 'type'], msg: "The type of a custom field can't be changed.", input: body.type },
        ]);
      refuseTakenSlug(world, organization, body.slug, row.id);
      const { type: _, ...given } = body;
      const patch: Partial<CustomFieldRow> = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== null),
      );
      return viewCustomField(Object.keys(patch).length > 0 ? world.of(customFields).update(row.id, patch) : row);
    },
  }),
  merchant({
    operation: 'custom-fields:delete',
    method: 'DELETE',
    path: '/v1/custom-fields/{id}',
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) => deleteField(world, ownField(world, organization, params.id)),
  }),
];
