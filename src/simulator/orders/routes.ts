import { customers } from '../customers/table.ts';
import { discounts } from '../discounts/table.ts';
import { hasMetadata } from '../http/filters.ts';
import { listing, listQuery } from '../http/listing.ts';
import { many, metadataFilter, one, type QueryOf } from '../http/query.ts';
import { Reply } from '../http/reply.ts';
import { merchant, type Route } from '../http/route.ts';
import { products } from '../products/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { instant, uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { createDraft, finalizeDraft } from './draft.ts';
import { exportOrders } from './export.ts';
import { ownedOrder } from './find.ts';
import { invoiceLink, receiptLink, requestInvoice } from './invoice.ts';
import { orderCreate, orderUpdate } from './schema.ts';
import { type OrderRow, orders } from './table.ts';
import { updateOrder } from './update.ts';
import { viewOrder } from './view.ts';

const scopes = ['orders:read'];
const writeScopes = ['orders:write'];
const STATUSES = ['draft', 'pending', 'paid', 'refunded', 'partially_refunded', 'void'] as const;

function sortersOf(world: World) {
  return {
    created_at: (row: OrderRow) => row.created_at,
    status: (row: OrderRow) => row.status,
    invoice_number: (row: OrderRow) => row.invoice_number,
    amount: (row: OrderRow) => row.net_amount,
    net_amount: (row: OrderRow) => row.net_amount,
    customer: (row: OrderRow) => world.of(customers).get(row.customer_id)?.email,
    product: (row: OrderRow) => world.of(products).get(row.product_id)?.name,
    discount: (row: OrderRow) => world.of(discounts).get(row.discount_id)?.name,
    subscription: (row: OrderRow) => row.subscription_id,
  };
}

const none = () => null;
type SortKeys = { readonly [K in keyof ReturnType<typeof sortersOf>]: (row: OrderRow) => null };
const sortKeys: SortKeys = {
  created_at: none,
  status: none,
  invoice_number: none,
  amount: none,
  net_amount: none,
  customer: none,
  product: none,
  discount: none,
  subscription: none,
};

const filters = {
  product_id: many(uuid()),
  product_billing_type: many(enumOf('ProductBillingType', ['one_time', 'recurring'])),
  discount_id: many(uuid()),
  customer_id: many(uuid()),
  external_customer_id: many(text()),
  checkout_id: many(uuid()),
  subscription_id: many(uuid()),
  status: many(enumOf('OrderStatus', STATUSES)),
  created_after: one(instant()),
  created_before: one(instant()),
};

function matches(world: World, row: OrderRow, query: QueryOf<typeof filters>): boolean {
  const among = (wanted: readonly string[] | undefined, value: string | null | undefined): boolean =>
    !wanted || (value != null && wanted.includes(value));
  const type = world.of(products).get(row.product_id)?.recurring_interval == null ? 'one_time' : 'recurring';
  const created = milliseconds(row.created_at);
  return (
    among(query.product_id, row.product_id) &&
    among(query.product_billing_type, type) &&
    among(query.discount_id, row.discount_id) &&
    among(query.customer_id, row.customer_id) &&
    among(query.external_customer_id, world.of(customers).get(row.customer_id)?.external_id) &&
    among(query.checkout_id, row.checkout_id) &&
    among(query.subscription_id, row.subscription_id) &&
    among(query.status, row.status) &&
    (query.created_after === undefined || created >= query.created_after) &&
    (query.created_before === undefined || created <= query.created_before)
  );
}

const orderReads: readonly Route[] = [
  merchant({
    operation: 'orders:export',
    method: 'GET',
    path: '/v1/orders/export',
    scopes,
    query: { organization_id: many(uuid()), product_id: many(uuid()) },
    handle({ world, organization, query }) {
      const isWanted = (row: OrderRow): boolean =>
        row.organization_id === organization.id &&
        (query.organization_id?.includes(row.organization_id) ?? true) &&
        (query.product_id?.includes(row.product_id ?? '') ?? true);
      return exportOrders(world, world.of(orders).where(isWanted));
    },
  }),
  merchant({
    operation: 'orders:list',
    method: 'GET',
    path: '/v1/orders/',
    scopes,
    query: { ...listQuery(sortKeys, ['-created_at']), ...filters },
    handle({ world, organization, query, url }) {
      const metadata = metadataFilter(url.searchParams);
      const rows = world
        .of(orders)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            matches(world, row, query) &&
            hasMetadata(textual(row.metadata), metadata),
        );
      return listing(rows, { query, sorters: sortersOf(world), view: (row) => viewOrder(world, row) });
    },
  }),
  merchant({
    operation: 'orders:get',
    method: 'GET',
    path: '/v1/orders/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewOrder(world, ownedOrder(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'orders:generate_invoice',
    method: 'POST',
    path: '/v1/orders/{id}/invoice',
    scopes,
    status: 202,
    handle: ({ world, organization, params }) => requestInvoice(world, ownedOrder(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'orders:invoice',
    method: 'GET',
    path: '/v1/orders/{id}/invoice',
    scopes,
    handle: ({ world, organization, params }) => invoiceLink(world, ownedOrder(world, organization.id, params.id)),
  }),
  merchant({
    operation: 'orders:receipt',
    method: 'GET',
    path: '/v1/orders/{id}/receipt',
    scopes,
    handle: ({ world, organization, params }) => receiptLink(world, ownedOrder(world, organization.id, params.id)),
  }),
];

const orderWrites: readonly Route[] = [
  merchant({
    operation: 'orders:create',
    method: 'POST',
    path: '/v1/orders/',
    scopes: writeScopes,
    status: 201,
    body: orderCreate,
    handle: ({ world, organization, body }) => viewOrder(world, createDraft(world, organization, body)),
  }),
  merchant({
    operation: 'orders:update',
    method: 'PATCH',
    path: '/v1/orders/{id}',
    scopes: writeScopes,
    body: orderUpdate,
    handle: ({ world, organization, params, body }) =>
      viewOrder(world, updateOrder(world, ownedOrder(world, organization.id, params.id), body)),
  }),
  merchant({
    operation: 'orders:finalize',
    method: 'POST',
    path: '/v1/orders/{id}/finalize',
    scopes: writeScopes,
    handle({ world, organization, params }) {
      const done = finalizeDraft(world, ownedOrder(world, organization.id, params.id), null);
      return done instanceof Reply ? done : viewOrder(world, done);
    },
  }),
];

function textual(metadata: OrderRow['metadata']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)]));
}

export const orderRoutes: readonly Route[] = [...orderReads, ...orderWrites];
