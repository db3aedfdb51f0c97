import type { Output } from '../../src/contract/types.ts';
import { OPEN_STATES, type OpenState, type Operation } from '../store/operations-port.ts';
import type { Refund } from './figures.ts';

export type Outcome = Output<'refunds.create'>;
export type Open = Extract<Output<'refunds.list'>[number], { kind: 'open' }>['operation'];

function isOpen(state: Operation['state']): state is OpenState {
  return OPEN_STATES.some((open) => open === state);
}

/** An unsettled operation as lists show it. */
export function openRefund({
  id,
  state,
  orderId,
  amount,
  currency,
  request,
  createdAt,
  actor,
}: Operation): Open | null {
  if (!isOpen(state)) return null;
  return {
    operation_id: id,
    state,
    order_id: orderId,
    amount,
    currency,
    reason: reasonOf(request),
    created_at: new Date(createdAt).toISOString(),
    actor: { kind: actor.kind, id: actor.id, ...(actor.name === undefined ? {} : { name: actor.name }) },
  };
}

function reasonOf(request: Operation['request']): string {
  const reason = typeof request === 'object' && request !== null && 'reason' in request ? request.reason : undefined;
  return typeof reason === 'string' ? reason : 'other';
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
    case 'failed':
    case 'declined':
    case 'expired':
      return { state: 'failed', operation_id: id, ...(refund ? { refund } : {}) };
    default:
      return state satisfies never;
  }
}

/** States whose answer is 202: taken on, not settled. */
export function isUnsettled({ state }: Outcome): boolean {
  return state !== 'succeeded' && state !== 'failed';
}
