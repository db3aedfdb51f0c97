import { customers } from '../customers/table.ts';
import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { type PaymentRow, payments } from './table.ts';
import { viewPayment } from './view.ts';

const scopes = ['payments:read'];

const sorters = {
  created_at: (row: PaymentRow) => row.created_at,
  status: (row: PaymentRow) => row.status,
  amount: (row: PaymentRow) => row.amount,
  method: () => 'card',
};

function mailOf(world: World, row: PaymentRow): string {
  return world.of(customers).get(row.customer_id)?.email?.toLowerCase() ?? '';
}

const among = (wanted: readonly string[] | undefined, value: string | null): boolean =>
  !wanted || (value !== null && wanted.includes(value));

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
      customer_email: many(text()),
    },
    handle({ world, organization, query }) {
      const emails = query.customer_email?.map((email) => email.toLowerCase());
      const rows = world
        .of(payments)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            among(query.checkout_id, row.checkout_id) &&
            among(query.order_id, row.order_id) &&
            among(query.customer_id, row.customer_id) &&
            among(query.status, row.status) &&
            among(query.method, 'card') &&
            among(emails, mailOf(world, row)),
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
