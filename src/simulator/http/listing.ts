// A page of a sorted list, as Polar answers it.
//   query: { ...listQuery(sorters, ['-created_at']), status: many(enumOf('Status', […])) },
//   handle: ({ world, organization, query }) => listing(rows, { query, sorters, view: (row) => viewOrder(world, row) })
// A filter on another organization is an empty page, never a refusal.

import { uuid } from '../validation/polar-types.ts';
import { many, paging, type QueryParameter, sorting } from './query.ts';
import { firstRows } from './sorting.ts';

export type SortValue = string | number | boolean | null | undefined;
export type Sorters<R> = Readonly<Record<string, (row: R) => SortValue>>;

export interface ListQuery {
  readonly page: number;
  readonly limit: number;
  readonly sorting: readonly string[];
  readonly organization_id?: readonly string[] | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly pagination: { readonly total_count: number; readonly max_page: number };
}

export function listQuery(keys: readonly string[] | Readonly<Record<string, unknown>>, fallback: readonly string[]) {
  const names: readonly string[] = Array.isArray(keys) ? keys : Object.keys(keys);
  const order: QueryParameter<readonly string[]> = sorting(names, fallback);
  return { ...paging, sorting: order, organization_id: many(uuid()) };
}

interface Listing<R, T> {
  readonly query: Pick<ListQuery, 'page' | 'limit' | 'sorting'>;
  readonly sorters: Sorters<R>;
  readonly view: (row: R) => T;
}

export function listing<R extends { readonly organization_id: string }, T>(
  rows: readonly R[],
  how: Listing<R, T> & { readonly query: ListQuery },
): Page<T> {
  const wanted = how.query.organization_id;
  return sortedPage(wanted ? rows.filter((row) => wanted.includes(row.organization_id)) : rows, how);
}

/** A page of what a caller may see anyway, sorted as asked. */
export function sortedPage<R, T>(rows: readonly R[], { query, sorters, view }: Listing<R, T>): Page<T> {
  const { start, end } = spanOf(query);
  const shown = firstRows(rows, end, byKeys(query.sorting, sorters)).slice(start, end);
  return { items: shown.map(view), pagination: totals(rows.length, query) };
}

interface Paging {
  readonly page: number;
  readonly limit: number;
}

/** A page of rows that are in order already. */
export function paginate<R, T>(rows: readonly R[], query: Paging, view: (row: R) => T): Page<T> {
  const { start, end } = spanOf(query);
  return { items: rows.slice(start, end).map(view), pagination: totals(rows.length, query) };
}

function spanOf(query: Paging): { readonly start: number; readonly end: number } {
  const limit = Math.min(query.limit, 100);
  return { start: (query.page - 1) * limit, end: query.page * limit };
}

function totals(total_count: number, query: Paging): Page<never>['pagination'] {
  return { total_count, max_page: Math.ceil(total_count / Math.min(query.limit, 100)) };
}

// Nulls come last ascending and first descending, as in Postgres.
function byKeys<R>(keys: readonly string[], sorters: Sorters<R>): (a: R, b: R) => number {
  const criteria = keys.map((key) => {
    const descending = key.startsWith('-');
    return { of: sorters[descending ? key.slice(1) : key], direction: descending ? -1 : 1 };
  });
  return (a, b) => {
    for (const { of, direction } of criteria) {
      const order = of ? compare(of(a), of(b)) : 0;
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

function compare(a: SortValue, b: SortValue): number {
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
