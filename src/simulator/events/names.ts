import { sortedPage } from '../http/listing.ts';
import type { World } from '../state/world.ts';
import { type AnyEvent, labelOf } from './view.ts';

/** By what names are sorted; those seen last at the same time follow each other by name. */
export const nameSorters = {
  name: (row: EventName) => row.name,
  label: (row: EventName) => row.label,
  occurrences: (row: EventName) => row.occurrences,
  first_seen: (row: EventName) => row.first_seen,
  last_seen: (row: EventName) => row.last_seen,
};

export function namesPage<T>(rows: readonly EventName[], query: Asked, view: (row: EventName) => T) {
  return sortedPage(rows, { query: { ...query, sorting: [...query.sorting, 'name'] }, sorters: nameSorters, view });
}

interface Asked {
  readonly page: number;
  readonly limit: number;
  readonly sorting: readonly string[];
}

export interface EventName {
  readonly name: string;
  readonly label: string;
  readonly source: 'system' | 'user';
  readonly occurrences: number;
  readonly first_seen: string;
  readonly last_seen: string;
}

/** What events are called, how often they came, and when first and last. */
export function namesOf(world: World, found: readonly AnyEvent[]): readonly EventName[] {
  const groups = Map.groupBy(found, ({ source, row }) => `${source} ${row.name}`);
  return [...groups.values()].flatMap((group) => {
    const times = group.map(({ row }) => row.timestamp).sort();
    const [first] = group;
    if (!first) return [];
    return {
      name: first.row.name,
      label: labelOf(world, first),
      source: first.source,
      occurrences: group.length,
      first_seen: toMillisecond(times[0] ?? ''),
      last_seen: toMillisecond(times.at(-1) ?? ''),
    };
  });
}

// The counting store keeps milliseconds.
const toMillisecond = (instant: string): string => instant.replace(/(\.\d{3})\d+/, '$1000');
