// An operation and a refund as they stand in the books, for tests of the rules alone.
import type { Order, Refund } from '../../server-adapter/refunds/figures.ts';
import { newOperation } from '../../server-adapter/store/operation-row.ts';
import type { Operation } from '../../server-adapter/store/operations-port.ts';
import { refund as wanted } from '../store/rows.ts';

export function operation(change: Partial<Operation> = {}): Operation {
  return { ...newOperation('default', wanted({ id: 'op-1' })), ...change };
}

export function refund(change: Partial<Refund> = {}): Refund {
  return {
    id: 're-1',
    created_at: '2026-11-23T12:00:00Z',
    status: 'succeeded',
    reason: 'other',
    amount: 500,
    tax_amount: 45,
    currency: 'usd',
    order_id: 'order-1',
    customer_id: 'customer-1',
    revoke_benefits: false,
    metadata: {},
    ...change,
  };
}

/** As far as figures are made of it. */
export function order(change: Partial<Order> = {}): Order {
  return {
    id: 'order-1',
    net_amount: 3000,
    tax_amount: 267,
    currency: 'usd',
    paid: true,
    status: 'paid',
    ...change,
  } as Order;
}
