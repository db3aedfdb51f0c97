import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';
import { useOver } from './use-over.ts';

type Entitlements = Output<'entitlements.get'>;

/** One thing a customer may use, by its key. */
export type Entitlement = Entitlements['entitlements'][number];

/** What {@link useEntitlement} answers. */
export interface UseEntitlement extends QueryState<Entitlements> {
  /**
   * `waiting`: not known yet. `open`: granted. `closed`: not, or not any more, or not yet, or its
   * credit is used up; `entitlement` tells which.
   * `unknown`: it could not be read, and what was known is too old to go by.
   */
  gate: 'waiting' | 'open' | 'closed' | 'unknown';
  /** Undefined for what nobody ever granted. */
  entitlement: Entitlement | undefined;
  /** The server could not ask Polar, and goes by what it knew. */
  isStale: boolean;
}

/** Changes are told to the page; where that fails it asks by itself (ms). */
const EVERY_MS = 300_000;
/** What is too old already is not asked for without a pause (s). */
const LEAST_S = 5;

/**
 * Whether the customer may use something now, by the benefit's id or its metadata `floe_key`. All on a page share one
 * request, and follow what changes elsewhere. It decides what is shown; what is served the server has to check.
 *
 * @example
 * const { gate } = useEntitlement('exports');
 * return gate === 'open' ? <Export /> : null;
 */
export function useEntitlement(key: string): UseEntitlement {
  const { options, queryClient } = useFloe();
  const query = useQuery(
    { ...options('entitlements.get', {}), refetchInterval: EVERY_MS, refetchIntervalInBackground: true },
    queryClient,
  );
  const state = queryState(query);
  const { data, asOf, refetch } = state;
  const goodFor = Math.max(data?.good_for ?? 0, LEAST_S) * 1_000;
  const isOver = useOver(asOf === null ? null : asOf + goodFor);
  const isAsking = query.fetchStatus === 'fetching';
  const isLost = !isAsking && (query.isError || query.isPaused);
  useEffect(() => {
    // After a sleep everything is too old at once: that is no reason to close before it was asked again.
    if (isOver && !isLost && !isAsking) refetch();
  }, [isOver, isLost, isAsking, refetch]);
  const entitlement = data?.entitlements.find((one) => one.key === key);
  const known = entitlement?.state === 'granted' ? 'open' : 'closed';
  const gate = data && !(isOver && isLost) ? known : isLost ? 'unknown' : 'waiting';
  return { ...state, gate, entitlement, isStale: data?.is_stale === true };
}
