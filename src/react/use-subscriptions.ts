import type { Page } from '../client/operation.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import { describeSubscription } from '../domain/subscription-status.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';
import { bySoonestNeed } from './use-subscription.ts';

/** What {@link useSubscriptions} answers: those that run, most urgent first, and those that are over. */
export interface UseSubscriptions extends QueryState<Page<Subscription>> {
  current: Subscription[];
  ended: Subscription[];
}

/** A customer's subscriptions. Past due ones count as current: they are what needs someone. */
export function useSubscriptions(): UseSubscriptions {
  const state = useSlice('subscriptions.list', {});
  const items = bySoonestNeed(state.data?.items ?? []);
  const over = (item: Subscription) => describeSubscription(item).state === 'ended';
  return { ...state, current: items.filter((item) => !over(item)), ended: items.filter(over) };
}
