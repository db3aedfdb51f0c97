import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Input, Output } from '../client/operation.ts';
import type { Order, Refund } from '../contract/operations.gen.ts';
import type { RefundLimits } from '../domain/refund-limits.ts';
import { useFloe } from './floe-context.ts';
import { NEWEST_ORDERS } from './overview.ts';
import { type QueryStatus, queryState } from './query-state.ts';
import {
  amountOf,
  blockOf,
  EMPTY_REFUND,
  figuresOf,
  limitsOf,
  type RefundBlock,
  type RefundFigures,
  type RefundForm,
  type RefundReason,
  rebased,
} from './refund-form.ts';
import { useIntent } from './use-intent.ts';
import { useMoved } from './use-moved.ts';
import { useSlice } from './use-slice.ts';

/**
 * Where the refund stands. `settling`: the bank works on it. `checking`: it was sent and Polar's answer was lost; the
 * server checks it and never sends it again. `lost`: the server's own answer was lost; repeating is safe.
 * `review`: a person has to look. `approval`: waits for one.
 */
export type RefundPhase =
  | 'loading'
  | 'error'
  | 'editing'
  | 'sending'
  | 'done'
  | 'settling'
  | 'checking'
  | 'lost'
  | 'review'
  | 'approval'
  | 'failed';

/** What {@link useRefund} answers. */
export interface UseRefund {
  phase: RefundPhase;
  order: Order | undefined;
  currency: string;
  limits: RefundLimits | null;
  /** Earlier refunds of this order. */
  refunds: Refund[];
  mode: 'full' | 'part';
  setMode: (mode: 'full' | 'part') => void;
  /** What stands in the amount field. */
  amountText: string;
  setAmountText: (text: string) => void;
  /** Whether the typed amount is before tax (`net`) or what the customer gets (`gross`). */
  basis: 'net' | 'gross';
  setBasis: (basis: 'net' | 'gross') => void;
  /** Null while the amount is not one. */
  figures: RefundFigures | null;
  reason: RefundReason;
  setReason: (reason: RefundReason) => void;
  note: string;
  setNote: (note: string) => void;
  takeBack: boolean;
  /** Null: not possible (an order of a subscription, or nothing was granted). */
  setTakeBack: ((takeBack: boolean) => void) | null;
  /** It is above the limit, and somebody can approve it; where nobody can, `blocked` says so. */
  needsApproval: boolean;
  /** What this agent may give back at most without approval, net, minor units; null = no limit. */
  limit: number | null;
  blocked: RefundBlock | null;
  /** Sends it. Null while it may not be sent; see `blocked`. */
  submit: (() => Promise<void>) | null;
  /** Takes note of what changed elsewhere under the open form; until then nothing can be sent. */
  review: (() => void) | null;
  /** Asks how the refund stands, by repeating the same call: it answers, it does not refund again. */
  check: (() => Promise<void>) | null;
  /** The refund, once Polar told of it. */
  refund: Refund | null;
  /** Why it ended without a refund: `declined`, `expired`, or the problem that stopped it. */
  ended: string | null;
  /** Why it could not be read or was refused. `changed_elsewhere`: the limits shown are the new ones. */
  error: FloeError | null;
  refetch: () => void;
  /** Begins another refund. */
  reset: () => void;
}

const PHASE: Record<Output<'refunds.create'>['state'], RefundPhase> = {
  succeeded: 'done',
  pending: 'settling',
  unknown: 'checking',
  needs_review: 'review',
  pending_approval: 'approval',
  failed: 'failed',
};

/**
 * Refunds part or all of an order: how much is left, the tax that goes with it, what the customer gets, and one call
 * under one idempotency key, however often one presses. An answer that got lost is never sent again; it is checked.
 *
 * @example
 * const refund = useRefund(order.id);
 * <button disabled={!refund.submit} onClick={() => refund.submit?.()}>Refund</button>
 *
 * @param watched False while nobody looks at it, in a dialog that is closed: then what changes needs no second look.
 */
export function useRefund(orderId: string, watched = true): UseRefund {
  const { options, queryClient, locale } = useFloe();
  const listed = useSlice('orders.list', NEWEST_ORDERS).data?.items.find((item) => item.id === orderId);
  const single = queryState(
    useQuery({ ...options('orders.get', { order_id: orderId }), enabled: !listed }, queryClient),
  );
  const preview = queryState(
    useQuery({ ...options('refunds.preview', { order_id: orderId }), staleTime: 0 }, queryClient),
  );
  const intent = useIntent<'refunds.create'>();
  const [sent, setSent] = useState<Input<'refunds.create'> | null>(null);
  const [form, setForm] = useState(EMPTY_REFUND);
  // What their own press led to is told by its outcome.
  const review = useMoved(watched && intent.state === 'idle' ? orderId : null, preview.data?.refundable_amount);
  const edit = (change: Partial<RefundForm>) => setForm((before) => ({ ...before, ...change }));

  const order = listed ?? single.data;
  const currency = order?.currency ?? preview.data?.currency ?? '';
  const limits = order && preview.data ? limitsOf(order, preview.data) : null;
  const typed = amountOf(form, { order, limits, currency, locale });
  const figures = order && limits && 'net' in typed && typed.net > 0 ? figuresOf(typed.net, order, limits) : null;
  const limit = preview.data?.limit ?? null;
  const above = limit !== null && figures !== null && figures.net > limit;
  const needsApproval = above && preview.data?.has_approver !== false;
  const stands =
    blockOf({ server: preview.data?.blocked, typed, limits }) ?? (above && !needsApproval ? 'above_limit' : null);
  const blocked = stands ?? (review ? 'changed_elsewhere' : null);
  const phase = phaseOf({
    intent,
    reading: [order ? 'ready' : single.status, preview.data ? 'ready' : preview.status],
  });
  const editable = phase === 'editing' || phase === 'failed';

  const send = async (input: Input<'refunds.create'>) => {
    setSent(input);
    await intent.run('refunds.create', input);
    preview.refetch();
  };
  const submit = async () => {
    if (!figures || !limits) return;
    const note = form.note.trim();
    await send({
      order_id: orderId,
      amount: figures.net,
      reason: form.reason,
      expected_refundable: limits.refundable,
      ...(note ? { comment: note } : {}),
      ...(form.takeBack && preview.data?.can_revoke_benefits ? { revoke_benefits: true } : {}),
    });
  };
  return {
    ...form,
    phase,
    order,
    currency,
    limits,
    refunds: preview.data?.refunds ?? [],
    setMode: (mode) => edit({ mode }),
    setAmountText: (amountText) => edit({ amountText }),
    setBasis: (basis) => edit(rebased(form, { basis, figures, currency, locale })),
    figures,
    setReason: (reason) => edit({ reason }),
    setNote: (note) => edit({ note }),
    setTakeBack: preview.data?.can_revoke_benefits ? (takeBack) => edit({ takeBack }) : null,
    needsApproval,
    limit,
    blocked,
    submit: editable && figures && !blocked && preview.status !== 'loading' ? submit : null,
    review,
    check: sent && ['checking', 'lost', 'settling', 'approval', 'review'].includes(phase) ? () => send(sent) : null,
    refund: intent.result && 'refund' in intent.result ? (intent.result.refund ?? null) : null,
    ended: intent.result?.state === 'failed' ? (intent.result.code ?? null) : null,
    error: intent.error ?? preview.error ?? (order ? null : single.error),
    refetch: () => {
      preview.refetch();
      if (!order) single.refetch();
    },
    reset: () => {
      intent.reset();
      setSent(null);
      setForm(EMPTY_REFUND);
    },
  };
}

function phaseOf({
  intent,
  reading,
}: {
  intent: ReturnType<typeof useIntent<'refunds.create'>>;
  reading: QueryStatus[];
}): RefundPhase {
  if (intent.state === 'pending') return 'sending';
  if (intent.state === 'lost') return 'lost';
  if (intent.result) return PHASE[intent.result.state];
  if (intent.state === 'failed') return 'failed';
  return reading.includes('loading') ? 'loading' : reading.every((status) => status === 'ready') ? 'editing' : 'error';
}
