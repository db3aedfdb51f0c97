import { benefits } from '../benefits/table.ts';
import { customers } from '../customers/table.ts';
import { listing, listQuery, sortedPage } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, one, paging } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { uuid } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { type GrantRow, grants } from './table.ts';
import { viewGrant } from './view.ts';

const scopes = ['benefits:read', 'benefits:write'];
const sorters = {
  created_at: (row: GrantRow) => row.created_at,
  granted_at: (row: GrantRow) => row.granted_at,
  revoked_at: (row: GrantRow) => row.revoked_at,
};

export const grantRoutes: readonly Route[] = [
  merchant({
    operation: 'benefit-grants:list',
    method: 'GET',
    path: '/v1/benefit-grants/',
    scopes,
    query: {
      ...listQuery(sorters, ['-created_at']),
      customer_id: many(uuid()),
      external_customer_id: many(text()),
      is_granted: one(bool()),
    },
    handle({ world, organization, query }) {
      const externalId = (row: GrantRow) => world.of(customers).get(row.customer_id)?.external_id ?? '';
      const rows = world
        .of(grants)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (query.customer_id?.includes(row.customer_id) ?? true) &&
            (query.external_customer_id?.includes(externalId(row)) ?? true) &&
            (query.is_granted === undefined || (row.granted_at !== null) === query.is_granted),
        );
      return listing(rows, { query, sorters, view: (row) => viewGrant(world, row) });
    },
  }),
  merchant({
    operation: 'benefits:grants',
    method: 'GET',
    path: '/v1/benefits/{id}/grants',
    scopes,
    query: { ...paging, is_granted: one(bool()), customer_id: many(uuid()), member_id: many(uuid()) },
    handle({ world, organization, params, query }) {
      const benefit = world.of(benefits).get(params.id);
      if (!benefit || benefit.organization_id !== organization.id || benefit.is_deleted) throw notFound();
      const rows = world
        .of(grants)
        .where(
          (row) =>
            row.benefit_id === benefit.id &&
            (query.customer_id?.includes(row.customer_id) ?? true) &&
            (query.member_id?.includes(row.member_id ?? '') ?? true) &&
            (query.is_granted === undefined || (row.granted_at !== null) === query.is_granted),
        );
      return sortedPage(rows, {
        query: { ...query, sorting: ['-created_at'] },
        sorters,
        view: (row) => viewGrant(world, row),
      });
    },
  }),
];
