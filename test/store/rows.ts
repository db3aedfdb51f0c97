import type { AuditDenial, AuditRequest } from '../../server-adapter/store/audit-port.ts';
import type { NewChange } from '../../server-adapter/store/changes-port.ts';
import type { News } from '../../server-adapter/store/inbox-port.ts';
import type { NewOperation } from '../../server-adapter/store/operations-port.ts';

export const NOON = Date.UTC(2026, 10, 23, 12);

export function auditRow(change: Partial<AuditRequest> & { id: string }): AuditRequest {
  return {
    at: NOON,
    requestId: `request of ${change.id}`,
    operation: 'refunds.create',
    actor: { kind: 'agent', id: 'ana', name: 'Ana' },
    customer: 'customer-1',
    ticket: { system: 'zendesk', id: '4711', url: 'https://desk.example/4711', proof: 'token' },
    targets: { order_id: 'order-1' },
    detail: { amount: 500, currency: 'usd' },
    ...change,
  };
}

export function denial(change: Partial<AuditDenial> & { id: string }): AuditDenial {
  return {
    at: NOON,
    requestId: `request of ${change.id}`,
    operation: 'refunds.create',
    actor: { kind: 'agent', id: 'bob' },
    customer: 'customer-1',
    ticket: null,
    code: 'forbidden',
    ...change,
  };
}

export function change(difference: Partial<NewChange> = {}): NewChange {
  return { customerId: 'customer-1', stale: ['orders.list'], ids: ['order-1'], at: NOON, ...difference };
}

export function refund(change: Partial<NewOperation> & { id: string }): NewOperation {
  return {
    at: NOON,
    kind: 'refund',
    orderId: 'order-1',
    customerId: 'customer-1',
    idemKey: `key of ${change.id}`,
    fingerprint: 'print',
    amount: 500,
    currency: 'usd',
    expectedRefundable: 3000,
    request: { reason: 'customer_request', comment: null },
    actor: { kind: 'agent', id: 'ana' },
    ticket: { system: 'zendesk', id: '4711', proof: 'token' },
    state: 'reserved',
    leaseUntil: NOON + 60_000,
    ...change,
  };
}

export function news(change: Partial<News> & { id: string }): News {
  return {
    source: 'webhook',
    type: 'order.paid',
    at: NOON,
    customerId: 'customer-1',
    orderId: 'order-1',
    subscriptionId: null,
    body: null,
    ...change,
  };
}
