import { useQuery } from '@tanstack/react-query';
import type { Data } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type Overview, overviewOptions, type Viewer } from './overview.ts';
import { type QueryState, queryState } from './query-state.ts';

/** A customer's profile. */
export type Customer = Data<'customer.get'>;

/** What {@link useCustomer} answers. */
export interface UseCustomer extends Omit<QueryState<Overview>, 'data'> {
  /** Null: this person has no billing account yet. Undefined: not known (loading, or its part failed). */
  customer: Customer | null | undefined;
  viewer: Viewer | undefined;
  overview: Overview | undefined;
}

/**
 * One request for a whole screen: the profile, who is looking, and the first page of subscriptions, orders, grants and
 * trail. Each part's own hook (`useOrders`, `useSubscription` …) finds its data, or its error, already there.
 *
 * @example
 * const { customer, viewer, status } = useCustomer();
 */
export function useCustomer(): UseCustomer {
  const floe = useFloe();
  const { data, ...state } = queryState(useQuery(overviewOptions(floe), floe.queryClient));
  return {
    ...state,
    overview: data,
    viewer: data?.viewer,
    customer: data?.customer.ok ? data.customer.value : undefined,
  };
}
