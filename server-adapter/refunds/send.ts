import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import { upstreamProblem } from '../operations/upstream.ts';
import type { Approval, Operation } from '../store/operations-port.ts';
import { METADATA_KEY, type Refund } from './figures.ts';
import { foundMove, lostMove } from './settle.ts';
import { drop, settle } from './trail.ts';
import { isRefund } from './wire.ts';

/** Longer than the deadline of a write: after it, reconciliation may look for what this process has sent. */
const SENT_MS = 60_000;

/**
 * Commits the intention, sends once, and files the answer. Throws for a definite no; null where the operation does not
 * stand any more as it was read, so that nothing was sent. With an approval it goes out from where it waited for one.
 */
export async function send(held: Operation, context: Context, approval?: Approval): Promise<Operation | null> {
  const { services, connection, merchant } = context;
  const sentAt = services.clock.now();
  const sent = await services.store.operations.move(connection, held.id, {
    from: [approval ? 'pending_approval' : 'reserved'],
    to: 'sent',
    at: sentAt,
    leaseUntil: sentAt + SENT_MS,
    nextCheckAt: sentAt,
    approval,
  });
  if (!sent) return null;
  const { orderId: order_id, amount, request } = sent;
  // No abort signal: the tab that asked may close, the refund is on its way all the same.
  const answer = await merchant.request<unknown>({
    method: 'POST',
    path: '/v1/refunds/',
    body: { ...(isFields(request) ? request : {}), order_id, amount, metadata: { [METADATA_KEY]: sent.id } },
    class: 'money',
  });
  if (answer.ok) return isRefund(answer.body) ? accepted(sent, answer.body, context) : unknown(sent, context);
  if (answer.failure.mayHaveHappened) return unknown(sent, context);
  const problem = upstreamProblem(answer.failure);
  await drop(context, sent, problem.code);
  throw problem;
}

function isFields(request: Operation['request']): request is Readonly<Record<string, string | boolean>> {
  return typeof request === 'object' && request !== null && !Array.isArray(request);
}

async function accepted(sent: Operation, refund: Refund, context: Context): Promise<Operation> {
  const change = foundMove(refund, { from: ['sent', 'unknown'], at: context.services.clock.now() });
  const moved = await settle(context, sent.id, change);
  const now = moved ?? { ...sent, state: change.to, upstreamId: refund.id, outcome: change.outcome ?? null };
  if (now.state !== 'failed') return now;
  throw new FloeProblem('state_conflict', {
    detail: 'The bank did not take this refund, so nothing was paid.',
    state: { reason: 'refund_failed', operation_id: sent.id, refund_id: refund.id },
  });
}

async function unknown(sent: Operation, context: Context): Promise<Operation> {
  const at = context.services.clock.now();
  const moved = await settle(context, sent.id, lostMove({ from: ['sent'], at }, sent.sentAt ?? at));
  return moved ?? { ...sent, state: 'unknown' };
}
