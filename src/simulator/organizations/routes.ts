import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { text } from '../validation/scalars.ts';
import { organizationUpdate } from './schema.ts';
import { type OrganizationRow, organizations } from './table.ts';
import { viewOrganization } from './view.ts';

const sorters = {
  created_at: (row: OrganizationRow) => row.created_at,
  slug: (row: OrganizationRow) => row.slug,
  name: (row: OrganizationRow) => row.name,
};

const scopes = ['organizations:read', 'organizations:write'];

export const organizationRoutes: readonly Route[] = [
  merchant({
    operation: 'organizations:list',
    method: 'GET',
    path: '/v1/organizations/',
    scopes,
    query: { ...listQuery(sorters, ['created_at']), slug: one(text()) },
    handle({ organization, query }) {
      const rows = query.slug === undefined || query.slug === organization.slug ? [organization] : [];
      return listing(rows, { query, sorters, view: viewOrganization });
    },
  }),
  merchant({
    operation: 'organizations:get',
    method: 'GET',
    path: '/v1/organizations/{id}',
    scopes,
    handle({ organization, params }) {
      if (params.id !== organization.id) throw notFound();
      return viewOrganization(organization);
    },
  }),
  merchant({
    operation: 'organizations:update',
    method: 'PATCH',
    path: '/v1/organizations/{id}',
    scopes: ['organizations:write'],
    body: organizationUpdate,
    handle({ world, organization, params, body }) {
      if (params.id !== organization.id) throw notFound();
      const updated = world.of(organizations).update(organization.id, body);
      world.emit(organization.id, 'organization.updated', viewOrganization(updated));
      return viewOrganization(updated);
    },
  }),
];
