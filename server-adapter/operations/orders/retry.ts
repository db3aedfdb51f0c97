import { retryState } from '../../../src/contract/resources/order-documents.ts';
import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import type { Failure } from '../../polar/port.ts';
import type { Json } from '../../store/json.ts';
import type { Context, ContextOf } from '../handler.ts';
import { type Paged, read, upstreamProblem } from '../upstream.ts';
import { assertOpen, dueOf } from './open.ts';

type Order = Output<'orders.get'>;
type State = Output<'orders.retry'>;
type Reason = Extract<State, { state: 'failed' }>['reason'];

/** Polar's answer: a declined card is one too, with status 200. */
interface Confirmation {
  readonly status: string;
  readonly client_secret?: string | null;
  readonly error?: string | null;
}

const METHODS = 100;

/**
 * Charges a card of the customer's own for an open order, once per intent. Until the processor's news reaches Polar the
 * order looks as before; so success is what the bank said, and the order is read again by whoever shows it.
 */
export async function retry(
  { payment_method_id, expected_due }: Input<'orders.retry'>,
  context: ContextOf<'orders.retry'>,
): Promise<Answer<State>> {
  const order = context.targets.order_id;
  assertPayable(order, expected_due);
  await assertOwnMethod(context, payment_method_id);
  const answer = await context.polar.request<Confirmation>({
    method: 'POST',
    path: `${context.root}/orders/${encodeURIComponent(order.id)}/confirm-payment`,
    body: { payment_method_id, payment_processor: 'stripe' },
    class: 'money',
  });
  if (answer.ok) return answered(order, stateOf(answer.body));
  return answered(order, lost(answer.failure));
}

function assertPayable(order: Order, expected: number | undefined): void {
  assertOpen(order);
  const due_amount = dueOf(order);
  if (expected !== undefined && expected !== due_amount) {
    throw new FloeProblem('changed_elsewhere', {
      detail: 'The amount due is another now than the one shown.',
      state: { due_amount, expected_due: expected },
    });
  }
  if (order.next_payment_attempt_at) return;
  throw new FloeProblem('state_conflict', {
    detail: 'Polar tries this order no more. Another card has to be added first.',
    state: { reason: 'no_retry_scheduled' },
  });
}

/** A card of somebody else is answered like one that does not exist. */
async function assertOwnMethod(context: Context, id: string): Promise<void> {
  const path = `${context.root}/customers/me/payment-methods`;
  const { items } = await read<Paged<{ id: string }>>(context.polar, context, { path, query: { limit: METHODS } });
  if (items.some((method) => method.id === id)) return;
  throw invalidField('payment_method_id', 'unknown', 'There is no such payment method.');
}

function stateOf({ status, client_secret, error }: Confirmation): State {
  switch (status) {
    case 'succeeded':
      return { state: 'succeeded' };
    case 'requires_action':
      return { state: 'requires_action', ...(client_secret ? { client_secret } : {}) };
    case 'failed':
      return { state: 'failed', reason: reasonOf(error ?? '') };
    default:
      return { state: 'processing' };
  }
}

/** Polar's words are for people; what they mean is told apart as far as a screen needs it. */
function reasonOf(words: string): Reason {
  if (/insufficient/i.test(words)) return 'insufficient_funds';
  if (/expired/i.test(words)) return 'expired_card';
  if (/authenticat/i.test(words)) return 'authentication_failed';
  return /declin/i.test(words) ? 'declined' : 'unknown';
}

/** A no is a problem; where the bank may have been asked, nothing is claimed and nothing is sent again. */
function lost(failure: Failure): State {
  const problem = upstreamProblem(failure);
  // A refusal came before the bank was asked, also the one that says another payment is under way.
  if (failure.kind === 'refused') throw new FloeProblem(problem.code, { ...problem.facts, maybeDone: false });
  if (!failure.mayHaveHappened) throw problem;
  return { state: 'processing' };
}

/** How the trail words a state. */
const IN_TRAIL = {
  succeeded: 'succeeded',
  requires_action: 'pending',
  processing: 'unknown',
  failed: 'failed',
} as const;

function answered(order: Order, result: State): Answer<State> {
  const { currency } = order;
  const reason = result.state === 'failed' ? result.reason : undefined;
  return {
    result,
    accepted: isOpen(result),
    kept: { state: result.state, reason },
    trail: { state: IN_TRAIL[result.state], amount: dueOf(order), currency, reason },
  };
}

const isOpen = ({ state }: State): boolean => state === 'requires_action' || state === 'processing';

/** The same press again: what became of the first, as far as it is known now. */
export function stateAgain(kept: Json, order: Order): Answer<State> {
  const known = retryState().safeParse(order.paid ? { state: 'succeeded' } : kept);
  const result: State = known.success ? known.data : { state: 'processing' };
  return { result, accepted: isOpen(result) };
}
