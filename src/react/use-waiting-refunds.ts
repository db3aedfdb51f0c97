import type { OpenRefund } from '../contract/operations.gen.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';

/** What {@link useWaitingRefunds} answers. */
export interface UseWaitingRefunds extends Omit<QueryState<unknown>, 'data'> {
  /** Those that somebody has to decide about: to approve, or to look up. Amounts net, minor units. */
  waiting: OpenRefund[];
}

/**
 * Refunds that wait for a person: the customer's, or everybody's where the provider names nobody.
 *
 * @example
 * const { waiting } = useWaitingRefunds();
 */
export function useWaitingRefunds(): UseWaitingRefunds {
  const { data, ...state } = useSlice('refunds.waiting', {});
  const waiting = (data?.items ?? []).filter(
    (item) => item.state === 'pending_approval' || item.state === 'needs_review',
  );
  return { ...state, waiting };
}
