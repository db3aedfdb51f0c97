import type { UseQueryResult } from '@tanstack/react-query';
import { type FloeError, isFloeError } from '../client/floe-error.ts';

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

const BY_CODE: Record<string, QueryStatus> = {
  forbidden: 'forbidden',
  not_allowed_by_settings: 'forbidden',
  member_required: 'forbidden',
  unknown_operation: 'unavailable',
  unavailable: 'unavailable',
};

/** Reads TanStack's result as a {@link QueryState}. */
export function queryState<T>(query: UseQueryResult<T>): QueryState<T> {
  const { data, error, isFetching, dataUpdatedAt } = query;
  const failed = isFloeError(error) ? error : null;
  return {
    status:
      error && !isFetching
        ? (BY_CODE[failed?.code ?? ''] ?? 'error')
        : data === undefined
          ? 'loading'
          : isFetching
            ? 'refreshing'
            : 'ready',
    data,
    error: failed,
    refetch: () => void query.refetch(),
    asOf: dataUpdatedAt || null,
  };
}
