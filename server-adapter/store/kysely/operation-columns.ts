import type { Insertable, Selectable } from 'kysely';
import { canonical, type Json } from '../json.ts';
import type { Approval, Operation, OperationState } from '../operations-port.ts';
import type { Actor, Ticket } from '../people.ts';
import type { OperationTable } from './schema.ts';

/** A row as the port shows it. */
export function readOperation(row: Selectable<OperationTable>): Operation {
  return {
    connection: row.connection,
    id: row.id,
    kind: 'refund',
    orderId: row.order_id,
    customerId: row.customer_id,
    idemKey: row.idem_key,
    fingerprint: row.fingerprint,
    amount: Number(row.amount),
    currency: row.currency,
    expectedRefundable: Number(row.expected_refundable),
    // Written by us in exactly these shapes; a check constraint holds the state.
    request: row.request as Json,
    actor: row.actor as Actor,
    ticket: row.ticket as Ticket | null,
    state: row.state as OperationState,
    approval: row.approval as Approval | null,
    outcome: row.outcome as Json,
    leaseUntil: numberOrNull(row.lease_until),
    upstreamId: row.upstream_id,
    attempts: row.attempts,
    nextCheckAt: numberOrNull(row.next_check_at),
    sentAt: numberOrNull(row.sent_at),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

/** The port's row as columns. */
export function writeOperation(row: Operation): Insertable<OperationTable> {
  return {
    connection: row.connection,
    id: row.id,
    kind: row.kind,
    order_id: row.orderId,
    customer_id: row.customerId,
    idem_key: row.idemKey,
    fingerprint: row.fingerprint,
    amount: row.amount,
    currency: row.currency,
    expected_refundable: row.expectedRefundable,
    request: canonical(row.request),
    actor: canonical(row.actor),
    ticket: row.ticket && canonical(row.ticket),
    state: row.state,
    approval: row.approval && canonical(row.approval),
    outcome: row.outcome === null ? null : canonical(row.outcome),
    lease_until: row.leaseUntil,
    upstream_id: row.upstreamId,
    attempts: row.attempts,
    next_check_at: row.nextCheckAt,
    sent_at: row.sentAt,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}

const numberOrNull = (value: string | number | null): number | null => (value === null ? null : Number(value));
