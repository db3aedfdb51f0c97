import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Input, ListName, Page, QueryName } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type FloeError, type QueryState, queryState } from './query-state.ts';
import { useBelowOverview } from './use-slice.ts';

/** What {@link usePages} answers. `status` and `error` are those of the first page. */
export interface UsePages<T> extends Omit<QueryState<Page<T>>, 'data'> {
  /** Every item read so far, each once. */
  items: T[];
  /** How many there are in all; null where the server does not know. */
  total: number | null;
  /** Reads one page more, or once more the one that failed; null while one is read, and at the end. Nothing is read before it is called. */
  more: (() => void) | null;
  /** There are items beyond these. */
  hasMore: boolean;
  loadingMore: boolean;
  /** Why the last page could not be read. */
  moreError: FloeError | null;
}

/** The lists of the contract whose items have an id, as all of Polar's do. */
type List = ListName & QueryName;

/**
 * A long list, page by page. Each page is a query of its own, so that whatever stands there is refreshed in place. A list
 * that grew between two pages shows no item twice; one that shrank has the pages read before it did read again, so that
 * none is missed.
 */
export function usePages<T extends { id: string }>(name: List, input: Input<List>): UsePages<T> {
  const { options, queryClient } = useFloe();
  const below = useBelowOverview();
  const list = JSON.stringify([name, input]);
  const [wanted, setWanted] = useState({ list, pages: 1 });
  const pages = wanted.list === list ? wanted.pages : 1;

  const queries = [];
  for (let at = 0, cursor: string | undefined; at < pages; at += 1) {
    const query = options(name, cursor ? { ...input, cursor } : input);
    queries.push({ ...query, ...below });
    cursor = queryClient.getQueryData<Page<T>>(query.queryKey)?.nextCursor;
    if (!cursor) break;
  }
  // The caller names the item of the list it names.
  const states = useQueries({ queries }, queryClient).map(queryState) as unknown as QueryState<Page<T>>[];
  useWholeness(states);

  const [first, last] = [states[0] as QueryState<Page<T>>, states.at(-1) as QueryState<Page<T>>]; // there is always one
  const { data: _page, ...state } = first;
  const cursor = last.data?.nextCursor;
  const loadingMore = states.length > 1 && last.status === 'loading';
  const moreError = states.length > 1 && last.status !== 'loading' ? last.error : null;
  return {
    ...state,
    items: [...new Map(states.flatMap(({ data }) => data?.items ?? []).map((item) => [item.id, item])).values()],
    total: knownTotals(states)[0] ?? null,
    more: moreError ? last.refetch : cursor ? () => setWanted({ list, pages: states.length + 1 }) : null,
    hasMore: Boolean(cursor) || loadingMore,
    loadingMore,
    moreError,
  };
}

/** The total each page told; undefined where the server did not count, and the client put the page's own length. */
function knownTotals<T>(states: readonly QueryState<Page<T>>[]): (number | undefined)[] {
  let before = 0;
  return states.map(({ data }) => {
    if (!data) return undefined;
    before += data.items.length;
    return data.nextCursor && data.total <= before ? undefined : data.total;
  });
}

/** Where pages tell different totals, those read earlier are of another time and are read again. */
function useWholeness<T>(states: readonly QueryState<Page<T>>[]): void {
  const totals = knownTotals(states);
  const times = states.map(({ asOf }) => asOf ?? 0);
  const newest = times.indexOf(Math.max(...times));
  // biome-ignore lint/correctness/useExhaustiveDependencies: new answers alone are a reason to look
  useEffect(() => {
    states.forEach(({ refetch }, at) => {
      const moved = totals[at] !== undefined && totals[newest] !== undefined && totals[at] !== totals[newest];
      if (moved && (times[at] ?? 0) < (times[newest] ?? 0)) refetch();
    });
  }, [times.join()]);
}
