import { ownCustomer, ownCustomerByExternalId } from '../customers/routes.ts';
import type { CustomerRow } from '../customers/table.ts';
import { customers } from '../customers/table.ts';
import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { memberCreate, memberRole, memberUpdate } from './schema.ts';
import { type MemberRow, members } from './table.ts';
import { viewMember } from './view.ts';
import { deleteMember, inviteMember, membersOf, updateMember } from './write.ts';

const scopes = ['members:read', 'members:write'];
const writeScopes = ['members:write'];
const sorters = { created_at: (row: MemberRow) => row.created_at };

function ownMember(world: World, customer: CustomerRow, id: string): MemberRow {
  return membersOf(world, customer.id).find((row) => row.id === id) ?? missing();
}

function ownMemberByExternalId(world: World, customer: CustomerRow, externalId: string): MemberRow {
  return membersOf(world, customer.id).find((row) => row.external_id === externalId) ?? missing();
}

function missing(): never {
  throw notFound('Member not found');
}

const byId = '/v1/customers/{id}/members/{member_id}';
const byExternalId = '/v1/customers/external/{external_id}/members/{member_external_id}';

export const memberRoutes: readonly Route[] = [
  merchant({
    operation: 'members:list_members',
    method: 'GET',
    path: '/v1/members/',
    scopes,
    query: {
      ...listQuery(sorters, ['-created_at']),
      customer_id: one(uuid()),
      external_customer_id: one(text()),
      role: many(memberRole),
    },
    handle({ world, organization, query }) {
      const rows = world
        .of(members)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (query.customer_id === undefined || row.customer_id === query.customer_id) &&
            (query.external_customer_id === undefined ||
              world.of(customers).get(row.customer_id)?.external_id === query.external_customer_id) &&
            (!query.role || query.role.includes(row.role)),
        );
      return listing(rows, { query, sorters, view: viewMember });
    },
  }),
  merchant({
    operation: 'customers:members:create',
    method: 'POST',
    path: '/v1/customers/{id}/members',
    scopes: writeScopes,
    status: 201,
    body: memberCreate,
    handle: ({ world, organization, params, body }) =>
      viewMember(inviteMember(world, ownCustomer(world, organization, params.id), body)),
  }),
  merchant({
    operation: 'customers:members:create_external',
    method: 'POST',
    path: '/v1/customers/external/{external_id}/members',
    scopes: writeScopes,
    status: 201,
    body: memberCreate,
    handle: ({ world, organization, params, body }) =>
      viewMember(inviteMember(world, ownCustomerByExternalId(world, organization, params.external_id), body)),
  }),
  merchant({
    operation: 'customers:members:get',
    method: 'GET',
    path: byId,
    scopes,
    handle: ({ world, organization, params }) =>
      viewMember(ownMember(world, ownCustomer(world, organization, params.id), params.member_id)),
  }),
  merchant({
    operation: 'customers:members:get_external',
    method: 'GET',
    path: byExternalId,
    scopes,
    handle: ({ world, organization, params }) =>
      viewMember(
        ownMemberByExternalId(
          world,
          ownCustomerByExternalId(world, organization, params.external_id),
          params.member_external_id,
        ),
      ),
  }),
  merchant({
    operation: 'customers:members:update',
    method: 'PATCH',
    path: byId,
    scopes: writeScopes,
    body: memberUpdate,
    handle: ({ world, organization, params, body }) =>
      viewMember(
        updateMember(world, ownMember(world, ownCustomer(world, organization, params.id), params.member_id), body),
      ),
  }),
  merchant({
    operation: 'customers:members:update_external',
    method: 'PATCH',
    path: byExternalId,
    scopes: writeScopes,
    body: memberUpdate,
    handle({ world, organization, params, body }) {
      const customer = ownCustomerByExternalId(world, organization, params.external_id);
      return viewMember(updateMember(world, ownMemberByExternalId(world, customer, params.member_external_id), body));
    },
  }),
  merchant({
    operation: 'customers:members:delete',
    method: 'DELETE',
    path: byId,
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) =>
      deleteMember(world, ownMember(world, ownCustomer(world, organization, params.id), params.member_id)),
  }),
  merchant({
    operation: 'customers:members:delete_external',
    method: 'DELETE',
    path: byExternalId,
    scopes: writeScopes,
    status: 204,
    handle({ world, organization, params }) {
      const customer = ownCustomerByExternalId(world, organization, params.external_id);
      deleteMember(world, ownMemberByExternalId(world, customer, params.member_external_id));
    },
  }),
];
