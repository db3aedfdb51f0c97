import { viewCustomerState } from '../grants/customer-state.ts';
import { contains, hasMetadata } from '../http/filters.ts';
import { listing, listQuery, paginate } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { metadataFilter, one, paging } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { paymentMethodsOf, viewPaymentMethod } from '../payments/cards.ts';
import type { World } from '../state/world.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { bool, text } from '../validation/scalars.ts';
import { updateCustomer } from './change.ts';
import { createCustomer } from './create.ts';
import { deleteCustomer } from './delete.ts';
import { customerCreate, customerUpdate, customerUpdateExternal } from './schema.ts';
import { type CustomerRow, customers, findCustomer, findCustomerByExternalId } from './table.ts';
import { viewCustomer } from './view.ts';

const scopes = ['customers:write', 'customers:read'];
const writeScopes = ['customers:write'];

const sorters = {
  created_at: (row: CustomerRow) => row.created_at,
  email: (row: CustomerRow) => row.email,
  name: (row: CustomerRow) => row.name,
};

/** The customer with this id; else 404. */
export function ownCustomer(world: World, organization: OrganizationRow, id: string): CustomerRow {
  return findCustomer(world, organization.id, id) ?? missing();
}

/** The customer with this external id; else 404. */
export function ownCustomerByExternalId(world: World, organization: OrganizationRow, externalId: string): CustomerRow {
  return findCustomerByExternalId(world, organization.id, externalId) ?? missing();
}

function missing(): never {
  throw notFound();
}

const isActive = (world: World, row: CustomerRow): boolean =>
  world
    .of(subscriptions)
    .find((one) => one.customer_id === row.id && (one.status === 'active' || one.status === 'trialing')) !== undefined;

// Name and address anywhere, the external id from its beginning.
function holds(row: CustomerRow, words: string | undefined): boolean {
  if (contains(words, row.email, row.name, row.billing_name)) return true;
  return row.external_id?.toLowerCase().startsWith(words?.toLowerCase() ?? '') ?? false;
}

const anonymize = { anonymize: one(bool(), false) };

export const customerRoutes: readonly Route[] = [
  merchant({
    operation: 'customers:list',
    method: 'GET',
    path: '/v1/customers/',
    scopes,
    query: { ...listQuery(sorters, ['-created_at']), email: one(text()), query: one(text()), active: one(bool()) },
    handle({ world, organization, query, url }) {
      const metadata = metadataFilter(url.searchParams);
      const email = query.email?.toLowerCase();
      const rows = world
        .of(customers)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            row.deleted_at === null &&
            (email === undefined || row.email?.toLowerCase() === email) &&
            holds(row, query.query) &&
            (query.active === undefined || isActive(world, row) === query.active) &&
            hasMetadata(row.metadata, metadata),
        );
      return listing(rows, { query, sorters, view: viewCustomer });
    },
  }),
  merchant({
    operation: 'customers:create',
    method: 'POST',
    path: '/v1/customers/',
    scopes: writeScopes,
    status: 201,
    body: customerCreate,
    handle: ({ world, organization, body }) => viewCustomer(createCustomer(world, organization, body)),
  }),
  merchant({
    operation: 'customers:get',
    method: 'GET',
    path: '/v1/customers/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewCustomer(ownCustomer(world, organization, params.id)),
  }),
  merchant({
    operation: 'customers:get_external',
    method: 'GET',
    path: '/v1/customers/external/{external_id}',
    scopes,
    handle: ({ world, organization, params }) =>
      viewCustomer(ownCustomerByExternalId(world, organization, params.external_id)),
  }),
  merchant({
    operation: 'customers:update',
    method: 'PATCH',
    path: '/v1/customers/{id}',
    scopes: writeScopes,
    body: customerUpdate,
    handle: ({ world, organization, params, body }) =>
      viewCustomer(updateCustomer(world, ownCustomer(world, organization, params.id), body)),
  }),
  merchant({
    operation: 'customers:update_external',
    method: 'PATCH',
    path: '/v1/customers/external/{external_id}',
    scopes: writeScopes,
    body: customerUpdateExternal,
    handle: ({ world, organization, params, body }) =>
      viewCustomer(updateCustomer(world, ownCustomerByExternalId(world, organization, params.external_id), body)),
  }),
  merchant({
    operation: 'customers:delete',
    method: 'DELETE',
    path: '/v1/customers/{id}',
    scopes: writeScopes,
    status: 204,
    query: anonymize,
    handle: ({ world, organization, params, query }) =>
      deleteCustomer(world, ownCustomer(world, organization, params.id), query.anonymize),
  }),
  merchant({
    operation: 'customers:delete_external',
    method: 'DELETE',
    path: '/v1/customers/external/{external_id}',
    scopes: writeScopes,
    status: 204,
    query: anonymize,
    handle: ({ world, organization, params, query }) =>
      deleteCustomer(world, ownCustomerByExternalId(world, organization, params.external_id), query.anonymize),
  }),
  merchant({
    operation: 'customers:get_state',
    method: 'GET',
    path: '/v1/customers/{id}/state',
    scopes,
    handle: ({ world, organization, params }) => viewCustomerState(world, ownCustomer(world, organization, params.id)),
  }),
  merchant({
    operation: 'customers:get_state_external',
    method: 'GET',
    path: '/v1/customers/external/{external_id}/state',
    scopes,
    handle: ({ world, organization, params }) =>
      viewCustomerState(world, ownCustomerByExternalId(world, organization, params.external_id)),
  }),
  merchant({
    operation: 'customers:list_payment_methods',
    method: 'GET',
    path: '/v1/customers/{id}/payment-methods',
    scopes,
    query: paging,
    handle({ world, organization, params, query }) {
      const row = ownCustomer(world, organization, params.id);
      return paginate(paymentMethodsOf(world, row.id), query, viewPaymentMethod);
    },
  }),
  merchant({
    operation: 'customers:list_payment_methods_external',
    method: 'GET',
    path: '/v1/customers/external/{external_id}/payment-methods',
    scopes,
    query: paging,
    handle({ world, organization, params, query }) {
      const row = ownCustomerByExternalId(world, organization, params.external_id);
      return paginate(paymentMethodsOf(world, row.id), query, viewPaymentMethod);
    },
  }),
];
