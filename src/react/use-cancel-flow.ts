import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Input } from '../client/operation.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import { standingOf } from '../domain/subscription-standing.ts';
import { useFloe } from './floe-context.ts';
import { queryState } from './query-state.ts';
import { useMoved } from './use-moved.ts';
import { useSubscription } from './use-subscription.ts';
import { useViewerKind } from './use-viewer.ts';

/** Why a customer leaves; Polar's list. */
export type CancelReason = NonNullable<Input<'subscriptions.cancel'>['reason']>;

/** What may serve a customer better than leaving. */
export type CancelOffer = 'pause' | 'change';

/** Which reason an offer answers; the others have none. */
const OFFERS: { [Reason in CancelReason]?: CancelOffer } = { unused: 'pause', too_expensive: 'change' };

/** What {@link useCancelFlow} answers. */
export interface UseCancelFlow {
  subscription: Subscription | null | undefined;
  /** `ask`: consequence, reason, comment. `confirm`: ending at once needs a second yes. `done`: with a way back. */
  step: 'ask' | 'confirm' | 'done';
  when: 'period_end' | 'now';
  /** Null: this caller cannot end it at once. */
  setWhen: ((when: 'period_end' | 'now') => void) | null;
  /** Until when access lasts; null = it stops at once, or no date is known. */
  accessUntil: string | null;
  reason: CancelReason | null;
  setReason: (reason: CancelReason | null) => void;
  /** The customer can read it. */
  comment: string;
  setComment: (comment: string) => void;
  /** Ending now, as is chosen, stops the collection of this amount (minor units); null = nothing is dropped. */
  outstanding: number | null;
  /** What this customer can do instead, by the reason given; null = nothing that answers it. Agents are offered nothing. */
  instead: CancelOffer | null;
  /** Goes on: to `confirm`, or runs. Null while it may not, or while it runs. */
  next: (() => void) | null;
  back: (() => void) | null;
  /** Takes note of what changed elsewhere meanwhile; until then it does not go on. */
  review: (() => void) | null;
  /** Takes a scheduled end back; null when there is none. */
  undo: (() => Promise<unknown>) | null;
  pending: boolean;
  error: FloeError | null;
  /** Null while running. */
  reset: () => void;
}

/**
 * Ends a subscription: what follows from it, why, when, and the way back. The reason and comment are sent for every
 * reason, never only for "other".
 *
 * @example
 * const flow = useCancelFlow(subscription.id);
 * <button disabled={!flow.next} onClick={() => flow.next?.()}>End the plan</button>
 *
 * @param watched False while nobody looks at it, in a dialog that is closed: then what changes needs no second look.
 */
export function useCancelFlow(id?: string, first: 'period_end' | 'now' = 'period_end', watched = true): UseCancelFlow {
  const { options, queryClient } = useFloe();
  const { subscription, reasons, cancel, revoke, uncancel, action } = useSubscription(id);
  const customer = useViewerKind() === 'customer';
  const [step, setStep] = useState<UseCancelFlow['step']>('ask');
  const [when, setWhen] = useState<'period_end' | 'now'>(first);
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [comment, setComment] = useState('');
  // Only a past due plan has an amount that ending it at once would drop. At the period's end nothing is dropped: Polar's
  // preview speaks of ending now, so it is asked, and waited for, only where that can be chosen.
  const pastDue = subscription?.status === 'past_due' && revoke !== null;
  const preview = queryState(
    useQuery(
      {
        ...options('subscriptions.preview', { subscription_id: subscription?.id ?? '', of: 'cancel' }),
        enabled: pastDue,
      },
      queryClient,
    ),
  );
  const drop = when === 'now' && preview.data?.of === 'cancel' ? preview.data : null;
  const outstanding = drop?.stops_collection ? drop.outstanding_amount : null;
  const offer = customer && reason ? OFFERS[reason] : undefined;
  const verb = when === 'now' ? revoke : cancel;
  const pending = action.state === 'pending';
  const review = useMoved(watched && action.state === 'idle' ? 'end' : null, standingOf(subscription));

  const run = async () => {
    const said = comment.trim();
    const ended = await verb?.({ ...(reason ? { reason } : {}), ...(said ? { comment: said } : {}) });
    if (ended) setStep('done');
  };
  const next = step === 'ask' && when === 'now' ? () => setStep('confirm') : () => void run();
  const ready =
    step !== 'done' &&
    verb !== null &&
    !review &&
    !pending &&
    !(pastDue && when === 'now' && preview.status === 'loading');
  const undo = async () => {
    const kept = await uncancel?.();
    if (kept) setStep('ask');
    return kept;
  };
  return {
    subscription,
    step,
    when,
    setWhen: revoke ? setWhen : null,
    accessUntil: when === 'now' ? null : (subscription?.ends_at ?? subscription?.current_period_end ?? null),
    reason,
    setReason,
    comment,
    setComment,
    outstanding,
    instead: offer && reasons?.[offer] === null ? offer : null,
    next: ready ? next : null,
    back: step === 'confirm' && !pending ? () => setStep('ask') : null,
    review,
    undo: uncancel && !pending ? undo : null,
    pending,
    error: action.error,
    reset: useCallback(() => {
      action.reset();
      setStep('ask');
      setWhen(first);
      setReason(null);
      setComment('');
    }, [action.reset, first]),
  };
}
