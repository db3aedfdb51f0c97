import { listing, listQuery } from '../http/listing.ts';
import { notFound, problem } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { decide } from './settle.ts';
import { DISPUTE_STATUSES, type DisputeRow, disputes } from './table.ts';
import { viewDispute } from './view.ts';

const scopes = ['disputes:read', 'disputes:write'];

const sorters = {
  created_at: (row: DisputeRow) => row.created_at,
  amount: (row: DisputeRow) => row.amount,
};

function ownDispute(world: World, organization: OrganizationRow, id: string): DisputeRow {
  const row = world.of(disputes).get(id);
  if (row?.organization_id !== organization.id) throw notFound();
  return row;
}

export const disputeRoutes: readonly Route[] = [
  merchant({
    operation: 'disputes:list',
    method: 'GET',
    path: '/v1/disputes/',
    scopes,
    query: {
      ...listQuery(sorters, ['-created_at']),
      order_id: many(uuid()),
      status: many(enumOf('DisputeStatus', DISPUTE_STATUSES)),
    },
    handle({ world, organization, query }) {
      const rows = world
        .of(disputes)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (query.order_id?.includes(row.order_id) ?? true) &&
            (query.status?.includes(row.status) ?? true),
        );
      return listing(rows, { query, sorters, view: (row) => viewDispute(world, row) });
    },
  }),
  merchant({
    operation: 'disputes:get',
    method: 'GET',
    path: '/v1/disputes/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewDispute(world, ownDispute(world, organization, params.id)),
  }),
  merchant({
    operation: 'disputes:accept',
    method: 'POST',
    path: '/v1/disputes/{id}/accept',
    scopes: ['disputes:write'],
    handle({ world, organization, params }) {
      const row = ownDispute(world, organization, params.id);
      if (row.status !== 'needs_response')
        throw problem(409, 'DisputeNotOpenError', `Dispute ${row.id} is not awaiting a response.`);
      return viewDispute(world, decide(world, row, 'lost'));
    },
  }),
];
