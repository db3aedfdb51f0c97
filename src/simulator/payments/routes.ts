import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, one } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { type PaymentRow, payments } from './table.ts';

const scopes = ['payments:read'];
const sorters = {
  created_at: (row: PaymentRow) => row.created_at,
  status: (row: PaymentRow) => row.status,
  amount: (row: PaymentRow) => row.amount,
  method: () => 'card',
};

function viewPayment(row: PaymentRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    processor: 'stripe',
    status: row.status,
    amount: row.amount,
    currency: row.currency,
    method: 'card',
    trigger: row.trigger,
    decline_reason: row.decline_reason,
    decline_message: row.decline_message,
    organization_id: row.organization_id,
    checkout_id: row.checkout_id,
    order_id: row.order_id,
    processor_metadata: {},
    method_metadata: { brand: row.brand, last4: row.last4 },
  };
}

export const paymentRoutes: readonly Route[] = [
  merchant({
    operation: 'payments:list',
    method: 'GET',
    path: '/v1/payments/',
    scopes,
    query: {
      ...listQuery(sorters, ['-created_at']),
      checkout_id: many(uuid()),
      order_id: many(uuid()),
      customer_id: many(uuid()),
      status: many(enumOf('PaymentStatus', ['pending', 'succeeded', 'failed'])),
      method: many(text()),
      customer_email: one(text()),
    },
    handle({ world, organization, query }) {
      const rows = world
        .of(payments)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (query.checkout_id?.includes(row.checkout_id ?? '') ?? true) &&
            (query.order_id?.includes(row.order_id ?? '') ?? true) &&
            (query.customer_id?.includes(row.customer_id ?? '') ?? true) &&
            (query.status?.includes(row.status) ?? true) &&
            (query.method?.includes('card') ?? true),
        );
      return listing(rows, { query, sorters, view: viewPayment });
    },
  }),
  merchant({
    operation: 'payments:get',
    method: 'GET',
    path: '/v1/payments/{id}',
    scopes,
    handle({ world, organization, params }) {
      const row = world.of(payments).get(params.id);
      if (!row || row.organization_id !== organization.id) throw notFound();
      return viewPayment(row);
    },
  }),
];
