import type { Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { OPEN_STATES, type OpenState, type Operation } from '../store/operations-port.ts';
import type { Actor } from '../store/people.ts';
import type { Refund } from './figures.ts';

export type Outcome = Output<'refunds.create'>;
export type Open = Extract<Output<'refunds.list'>[number], { kind: 'open' }>['operation'];

function isOpen(state: Operation['state']): state is OpenState {
  return OPEN_STATES.some((open) => open === state);
}

/** An unsettled operation as lists show it. */
export function openRefund(operation: Operation): Open | null {
  const { id, state, orderId, customerId, amount, currency, request, createdAt, actor, approval, leaseUntil } =
    operation;
  if (!isOpen(state)) return null;
  const comment = textOf(request, 'comment');
  return {
    operation_id: id,
    state,
    order_id: orderId,
    customer_id: customerId,
    amount,
    currency,
    reason: textOf(request, 'reason') ?? 'other',
    created_at: new Date(createdAt).toISOString(),
    actor: personOf(actor),
    ...(comment === undefined ? {} : { comment }),
    ...(state === 'pending_approval' && leaseUntil !== null ? { expires_at: new Date(leaseUntil).toISOString() } : {}),
    ...(approval ? { approved_by: personOf(approval.actor) } : {}),
  };
}

function personOf({ kind, id, name }: Actor): Open['actor'] {
  return { kind, id, ...(name === undefined ? {} : { name }) };
}

function textOf(kept: Operation['request'], field: string): string | undefined {
  const text = kept !== null && typeof kept === 'object' && Object.entries(kept).find(([name]) => name === field)?.[1];
  return typeof text === 'string' ? text : undefined;
}

/** Polar's refund as it was kept when the operation was last seen. */
export function keptRefund({ outcome }: Operation): Refund | undefined {
  const kept = typeof outcome === 'object' && outcome !== null && 'refund' in outcome ? outcome.refund : undefined;
  return isRefund(kept) ? kept : undefined;
}

/** Whether a body is a refund at all: an answer that cannot be read tells nothing about the money. */
export function isRefund(body: unknown): body is Refund {
  if (typeof body !== 'object' || body === null || !('id' in body && 'status' in body && 'amount' in body))
    return false;
  return typeof body.id === 'string' && typeof body.status === 'string' && typeof body.amount === 'number';
}

/** Where an operation stands. `sent` is told as `unknown`: what is on its way may or may not arrive. */
export function outcomeOf(operation: Operation): Outcome {
  const { id, state } = operation;
  const refund = keptRefund(operation);
  switch (state) {
    case 'succeeded':
      return { state, operation_id: id, ...(refund ? { refund } : {}) };
    case 'pending':
      return refund ? { state, operation_id: id, refund } : { state: 'unknown', operation_id: id };
    case 'needs_review':
    case 'pending_approval':
      return { state, operation_id: id };
    case 'reserved':
    case 'sent':
    case 'unknown':
      return { state: 'unknown', operation_id: id };
    case 'failed': {
      const code = textOf(operation.outcome, 'code');
      return { state, operation_id: id, ...(refund ? { refund } : {}), ...(code === undefined ? {} : { code }) };
    }
    case 'declined':
    case 'expired':
      return { state: 'failed', operation_id: id, code: state };
    default:
      return state satisfies never;
  }
}

/** The answer of an operation; 202 for what is taken on and not settled. */
export function answered(operation: Operation): Answer<Outcome> {
  const result = outcomeOf(operation);
  return { result, accepted: result.state !== 'succeeded' && result.state !== 'failed' };
}
