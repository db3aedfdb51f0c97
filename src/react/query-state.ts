import type { UseQueryResult } from '@tanstack/react-query';
import type { FloeError } from '../client/floe-error.ts';

export type { FloeError } from '../client/floe-error.ts';

/**
 * Where a query stands. `refreshing` has data and fetches newer; `error` may still hold the last data; `unavailable`:
 * the server, or this version of it, does not offer this.
 */
export type QueryStatus = 'loading' | 'ready' | 'refreshing' | 'error' | 'forbidden' | 'unavailable';

/** A query as every hook of the kit answers it. */
export interface QueryState<T> {
  status: QueryStatus;
  data: T | undefined;
  error: FloeError | null;
  refetch: () => void;
  /** When the data was read, milliseconds since the epoch; null before the first. */
  asOf: number | null;
}

/** Reads TanStack's result as a {@link QueryState}. */
export function queryState<T>(query: UseQueryResult<T>): QueryState<T> {
  const { data, isFetching, dataUpdatedAt } = query;
  const error = query.error as FloeError | null; // Floe's queries fail with nothing else
  return {
    status:
      error && !isFetching ? failedStatus(error) : data === undefined ? 'loading' : isFetching ? 'refreshing' : 'ready',
    data,
    error,
    refetch: () => void query.refetch(),
    asOf: dataUpdatedAt || null,
  };
}

function failedStatus({ status, code }: FloeError): QueryStatus {
  if (status === 403) return 'forbidden';
  return status === 503 || code === 'unknown_operation' ? 'unavailable' : 'error';
}
