// How Postgres orders equal rows. A short page of many rows comes from a heap of the page's size, which turns equal
// rows round; a long one is sorted whole and keeps them as they are.

import type { Row } from '../state/table.ts';

type Compare<R> = (a: R, b: R) => number;

/** Rows as they lie in their table, where a changed one moves to the end: so come those that sort alike. */
export function asStored<R extends Row>(rows: readonly R[]): readonly R[] {
  const written = (row: R): string => row.modified_at ?? row.created_at;
  return rows.toSorted((a, b) => (written(a) < written(b) ? -1 : written(a) > written(b) ? 1 : 0));
}

/** The first `bound` rows in order, or all of them where the page is long. */
export function firstRows<R>(rows: readonly R[], bound: number, compare: Compare<R>): readonly R[] {
  if (rows.length <= bound * 2) return [...rows].sort(compare);
  const heap = rows.slice(0, bound).reduce<R[]>((built, row) => raised(built, row, compare), []);
  for (const row of rows.slice(bound)) {
    const top = heap[0];
    if (top !== undefined && compare(row, top) < 0) sink(heap, row, compare);
  }
  return drained(heap, compare);
}

// The worst row is at the top.
function raised<R>(heap: R[], row: R, compare: Compare<R>): R[] {
  heap.push(row);
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || compare(row, above) <= 0) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = row;
  return heap;
}

function sink<R>(heap: R[], row: R, compare: Compare<R>): void {
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    if (left === undefined) break;
    const worse = right !== undefined && compare(left, right) < 0 ? 2 * at + 2 : 2 * at + 1;
    const below = heap[worse];
    if (below === undefined || compare(row, below) >= 0) break;
    heap[at] = below;
    at = worse;
  }
  heap[at] = row;
}

function drained<R>(heap: R[], compare: Compare<R>): R[] {
  const result: R[] = [];
  while (heap.length > 0) {
    const [worst] = heap;
    const last = heap.pop();
    if (worst === undefined || last === undefined) break;
    result.unshift(worst);
    if (heap.length > 0) sink(heap, last, compare);
  }
  return result;
}
