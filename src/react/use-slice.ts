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

/** A query that the overview above may have answered already, with a value or with an error. */
export function useSlice<N extends QueryName>(name: N, input: Input<N>): QueryState<Data<N>> {
  const { options, queryClient } = useFloe();
  const overview = useContext(OverviewContext);
  const query = useQuery(
    {
      ...options(name, input),
      // An error that came with the overview has no failed fetch of its own; it is shown, not asked again by itself.
      enabled: ({ state }) => overview !== 'loading' && !(state.error && !state.fetchFailureReason),
      refetchOnWindowFocus: overview === 'none',
    },
    queryClient,
  );
  return queryState(query);
}
