import { customers } from '../customers/table.ts';
import { listing, listQuery } from '../http/listing.ts';
import { many, one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { literal } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid } from '../validation/polar-types.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';
import { createRefund } from './create.ts';
import { REFUND_REASONS, type RefundRow, refunds } from './table.ts';
import { viewRefund } from './view.ts';

const sorters = {
  created_at: (row: RefundRow) => row.created_at,
  amount: (row: RefundRow) => row.amount,
};

const refundCreate = object('RefundCreate', {
  metadata: withDefault(metadata(), {}),
  order_id: uuid(),
  reason: literal(REFUND_REASONS, 'RefundReason'),
  amount: int({ gt: 0 }),
  comment: optional(nullable(text())),
  revoke_benefits: withDefault(bool(), false),
});

const filters = {
  id: many(uuid()),
  order_id: many(uuid()),
  subscription_id: many(uuid()),
  customer_id: many(uuid()),
  external_customer_id: many(text()),
  succeeded: one(bool()),
};

export const refundRoutes: readonly Route[] = [
  merchant({
    operation: 'refunds:list',
    method: 'GET',
    path: '/v1/refunds/',
    scopes: ['refunds:read', 'refunds:write'],
    query: { ...listQuery(sorters, ['-created_at']), ...filters },
    handle({ world, organization, query }) {
      const rows = world
        .of(refunds)
        .where((row) => row.organization_id === organization.id && isWanted(world, row, query));
      return listing(rows, { query, sorters, view: (row) => viewRefund(world, row) });
    },
  }),
  merchant({
    operation: 'refunds:create',
    method: 'POST',
    path: '/v1/refunds/',
    status: 201,
    scopes: ['refunds:write'],
    body: refundCreate,
    handle({ world, organization, body }) {
      const refund = createRefund(world, organization.id, body);
      return refund ? viewRefund(world, refund) : broken();
    },
  }),
];

interface Wanted {
  readonly id?: readonly string[] | undefined;
  readonly order_id?: readonly string[] | undefined;
  readonly subscription_id?: readonly string[] | undefined;
  readonly customer_id?: readonly string[] | undefined;
  readonly external_customer_id?: readonly string[] | undefined;
  readonly succeeded?: boolean | undefined;
}

function isWanted(world: World, row: RefundRow, wanted: Wanted): boolean {
  const externalId = world.of(customers).get(row.customer_id)?.external_id ?? null;
  return (
    among(wanted.id, row.id) &&
    among(wanted.order_id, row.order_id) &&
    among(wanted.subscription_id, row.subscription_id) &&
    among(wanted.customer_id, row.customer_id) &&
    among(wanted.external_customer_id, externalId) &&
    (wanted.succeeded === undefined || (row.status === 'succeeded') === wanted.succeeded)
  );
}

function among(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

/** What Polar's server says when something in it breaks: no JSON, no reason. */
function broken(): Response {
  return new Response('Internal Server Error', {
    status: 500,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
