// A customer's orders. Money is for owners and billing managers.

import { contains } from '../http/filters.ts';
import { sortedPage } from '../http/listing.ts';
import { many, one, paging, sorting } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { portalOrder } from '../orders/find.ts';
import { invoiceLink, receiptLink, requestInvoice } from '../orders/invoice.ts';
import { orderUpdate } from '../orders/schema.ts';
import { type OrderRow, orders } from '../orders/table.ts';
import { updateOrder } from '../orders/update.ts';
import { products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { viewPortalOrder } from './order-view.ts';

const SORT_KEYS = ['created_at', 'amount', 'net_amount', 'product', 'subscription'] as const;

const sortersOf = (world: World) => ({
  created_at: (row: OrderRow) => row.created_at,
  amount: (row: OrderRow) => row.net_amount,
  net_amount: (row: OrderRow) => row.net_amount,
  product: (row: OrderRow) => world.of(products).get(row.product_id)?.name ?? null,
  subscription: (row: OrderRow) => row.subscription_id,
});

const reads: readonly Route[] = [
  portal({
    operation: 'customer_portal:orders:list',
    method: 'GET',
    path: '/v1/customer-portal/orders/',
    billing: true,
    query: {
      ...paging,
      sorting: sorting(SORT_KEYS, ['-created_at']),
      product_id: many(uuid()),
      product_billing_type: many(enumOf('ProductBillingType', ['one_time', 'recurring'])),
      subscription_id: many(uuid()),
      query: one(text()),
    },
    handle({ world, caller, query }) {
      const rows = world
        .of(orders)
        .where((row) => row.customer_id === caller.customerId && isWanted(world, row, query));
      return sortedPage(rows, { query, sorters: sortersOf(world), view: (row) => viewPortalOrder(world, row) });
    },
  }),
  portal({
    operation: 'customer_portal:orders:get',
    method: 'GET',
    path: '/v1/customer-portal/orders/{id}',
    billing: true,
    handle: ({ world, caller, params }) => viewPortalOrder(world, portalOrder(world, caller, params.id)),
  }),
];

const documents: readonly Route[] = [
  portal({
    operation: 'customer_portal:orders:generate_invoice',
    method: 'POST',
    path: '/v1/customer-portal/orders/{id}/invoice',
    status: 202,
    billing: true,
    handle: ({ world, caller, params }) => requestInvoice(world, portalOrder(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:orders:invoice',
    method: 'GET',
    path: '/v1/customer-portal/orders/{id}/invoice',
    billing: true,
    handle: ({ world, caller, params }) => invoiceLink(world, portalOrder(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:orders:receipt',
    method: 'GET',
    path: '/v1/customer-portal/orders/{id}/receipt',
    billing: true,
    handle: ({ world, caller, params }) => receiptLink(world, portalOrder(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:orders:update',
    method: 'PATCH',
    path: '/v1/customer-portal/orders/{id}',
    billing: true,
    body: orderUpdate,
    handle: ({ world, caller, params, body }) =>
      viewPortalOrder(world, updateOrder(world, portalOrder(world, caller, params.id), body)),
  }),
];

export const portalOrderRoutes: readonly Route[] = [...reads, ...documents];

interface Wanted {
  readonly product_id?: readonly string[] | undefined;
  readonly product_billing_type?: readonly ('one_time' | 'recurring')[] | undefined;
  readonly subscription_id?: readonly string[] | undefined;
  readonly query?: string | undefined;
}

function isWanted(world: World, row: OrderRow, wanted: Wanted): boolean {
  const product = world.of(products).get(row.product_id);
  const type = product?.recurring_interval == null ? 'one_time' : 'recurring';
  return (
    (wanted.product_id?.includes(row.product_id ?? '') ?? true) &&
    (wanted.product_billing_type?.includes(type) ?? true) &&
    (wanted.subscription_id?.includes(row.subscription_id ?? '') ?? true) &&
    contains(wanted.query, product?.name ?? null)
  );
}
