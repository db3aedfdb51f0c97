import { useQuery } from '@tanstack/react-query';
import type { Amounts, Subscription } from '../contract/operations.gen.ts';
import { describeSubscription } from '../domain/subscription-status.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';

/** What {@link useNextCharge} answers. */
export interface UseNextCharge extends Omit<QueryState<unknown>, 'data'> {
  /** Minor units; null when nothing is due or Polar has no figures. */
  amounts: Amounts | null;
  /** When it is due, ISO instant (UTC). */
  at: string | null;
  /**
   * `first` after a trial, `resume` at the end of a pause; `none`: nothing will be charged; `unknown`: an unpaid order
   * stands in the way, and Polar says nothing about what comes after it.
   */
  kind: 'next' | 'first' | 'resume' | 'none' | 'unknown';
  /** Use is still being counted, so the figure can grow. */
  estimated: boolean;
}

/**
 * What will be charged next, and when. Reads a preview only where one can exist: a plan that ends or is paused without
 * a date charges nothing, a past due one has its charge behind it.
 */
export function useNextCharge(subscription: Subscription | null | undefined): UseNextCharge {
  const { options, queryClient } = useFloe();
  const state = subscription ? describeSubscription(subscription).state : 'ended';
  const resumes = state === 'paused' && Boolean(subscription?.resumes_at);
  const charges =
    resumes || (['active', 'trialing', 'change_scheduled'].includes(state) && !subscription?.cancel_at_period_end);
  const query = queryState(
    useQuery(
      {
        ...options('subscriptions.preview', { subscription_id: subscription?.id ?? '', of: 'charge' }),
        enabled: charges,
      },
      queryClient,
    ),
  );
  const { data, ...rest } = query;
  return {
    ...rest,
    status: charges ? rest.status : 'ready',
    amounts: data?.of === 'charge' ? data.amounts : null,
    at: resumes ? (subscription?.resumes_at ?? null) : (subscription?.current_period_end ?? null),
    kind: !charges
      ? UNPAID.includes(state)
        ? 'unknown'
        : 'none'
      : resumes
        ? 'resume'
        : state === 'trialing'
          ? 'first'
          : 'next',
    estimated: (subscription?.meters?.length ?? 0) > 0,
  };
}

const UNPAID = ['past_due', 'unpaid', 'incomplete'];
