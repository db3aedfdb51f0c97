import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Data, Input, QueryName } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';

/**
 * Where the overview above stands: it answers its parts' first reads, so they wait for it. `none`: no overview above,
 * a part reads for itself.
 */
export const OverviewContext = createContext<'none' | 'loading' | 'ready'>('none');

/** How a query reads that the overview above may have answered already. */
export function useBelowOverview() {
  const overview = useContext(OverviewContext);
  return {
    // An error that came with the overview is none of its own; it is shown, not asked again by itself. A reading that
    // failed must not look like one once it is tried again: what grows stale meanwhile would not be read.
    enabled: ({ state }: { state: { error: unknown; errorUpdateCount: number } }) =>
      overview !== 'loading' && !(state.error && !state.errorUpdateCount),
    refetchOnWindowFocus: overview === 'none',
  };
}

/** A query that the overview above may have answered already, with a value or with an error. */
export function useSlice<N extends QueryName>(name: N, input: Input<N>): QueryState<Data<N>> {
  const { options, queryClient } = useFloe();
  return queryState(useQuery({ ...options(name, input), ...useBelowOverview() }, queryClient));
}
