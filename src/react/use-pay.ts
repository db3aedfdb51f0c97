import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Output } from '../client/operation.ts';
import type { Order, PaymentMethod } from '../contract/operations.gen.ts';
import { usualMethod } from '../domain/payment-methods.ts';
import { useFloe } from './floe-context.ts';
import { followPayment } from './follow-payment.ts';
import { queryState } from './query-state.ts';
import { useIntent } from './use-intent.ts';
import { useOrder } from './use-order.ts';

/**
 * Where a payment stands. `stopped`: Polar tries no more, another card is needed. `processing`: no clear answer yet, the
 * order is watched. `action`: the bank asks to confirm. `elsewhere`: another payment is under way.
 */
export type PayPhase =
  | 'loading'
  | 'choosing'
  | 'stopped'
  | 'paying'
  | 'processing'
  | 'action'
  | 'paid'
  | 'failed'
  | 'elsewhere'
  | 'lost';
/** Why the bank said no. */
export type PayFailure = Extract<Output<'orders.retry'>, { state: 'failed' }>['reason'];

/** What {@link usePay} answers. */
export interface UsePay {
  phase: PayPhase;
  order: Order | undefined;
  /** Saved cards, the newest first. */
  methods: PaymentMethod[];
  /** The card to pay with; choosing one charges nothing. */
  method: string | null;
  choose: (methodId: string) => void;
  /** What is left to pay, minor units. */
  due: number;
  /** Charges what is due. Null while it may not. */
  pay: (() => Promise<unknown>) | null;
  reason: PayFailure | null;
  /** For Stripe's own confirmation, where the host has it. */
  clientSecret: string | null;
  error: FloeError | null;
  refetch: () => void;
}

/**
 * Pays an open order of one's own with a saved card, on one explicit press, once. The order is looked after until
 * it is paid, even when whoever pressed looks elsewhere, and nothing is sent again.
 *
 * @example
 * const { pay, due, order } = usePay(orderId);
 * <button disabled={!pay} onClick={() => pay?.()}>Pay</button>
 */
export function usePay(orderId: string): UsePay {
  const floe = useFloe();
  const intent = useIntent<'orders.retry'>();
  const result = intent.result;
  const { data: order, ...read } = useOrder(orderId, { watch: intent.state === 'lost' });
  const cards = queryState(useQuery(floe.options('paymentMethods.list', {}), floe.queryClient));
  const [chosen, choose] = useState<string | null>(null);
  const methods = cards.data?.items ?? [];
  const method = chosen ?? (usualMethod(methods) ?? methods[0])?.id ?? null;
  const moved = intent.error?.state.due_amount;
  const due = typeof moved === 'number' ? moved : (order?.due_amount ?? order?.total_amount ?? 0);
  const phase = phaseOf({ intent, order, loading: !order || cards.status === 'loading' });

  const may = method && (phase === 'choosing' || phase === 'failed' || phase === 'lost');
  const pay = async () => {
    if (!method) return;
    // A no of the bank ends a wish; after a lost answer the same press asks for the same one.
    if (intent.state === 'succeeded' || intent.state === 'failed') intent.reset();
    const input = { order_id: orderId, payment_method_id: method, expected_due: due };
    const sent = await intent.run('orders.retry', input);
    if (sent && sent.state !== 'failed') void followPayment(floe, orderId);
    else read.refetch();
  };
  return {
    phase,
    order,
    methods,
    method,
    choose,
    due,
    pay: may ? pay : null,
    reason: result?.state === 'failed' ? result.reason : null,
    clientSecret: (result?.state === 'requires_action' && result.client_secret) || null,
    error: intent.error ?? cards.error ?? (order ? null : read.error),
    refetch: () => {
      read.refetch();
      cards.refetch();
    },
  };
}

function phaseOf({
  intent,
  order,
  loading,
}: {
  intent: ReturnType<typeof useIntent<'orders.retry'>>;
  order: Order | undefined;
  loading: boolean;
}): PayPhase {
  if (intent.state === 'pending') return 'paying';
  if (order?.paid || intent.result?.state === 'succeeded') return 'paid';
  if (intent.state === 'lost') return 'lost';
  if (intent.result?.state === 'processing') return 'processing';
  if (intent.result?.state === 'requires_action') return 'action';
  const why = intent.error?.state.reason;
  if (why === 'payment_in_progress') return 'elsewhere';
  if (why === 'no_retry_scheduled') return 'stopped';
  if (intent.result || intent.error) return 'failed';
  if (loading) return 'loading';
  return order?.next_payment_attempt_at ? 'choosing' : 'stopped';
}
