import { type AnyEvent, labelOf } from './view.ts';

export interface EventName {
  readonly name: string;
  readonly label: string;
  readonly source: 'system' | 'user';
  readonly occurrences: number;
  readonly first_seen: string;
  readonly last_seen: string;
}

/** What events are called, how often they came, and when first and last. */
export function namesOf(found: readonly AnyEvent[]): readonly EventName[] {
  const groups = Map.groupBy(found, ({ source, row }) => `${source} ${row.name}`);
  return [...groups.values()].flatMap((group) => {
    const times = group.map(({ row }) => row.timestamp).sort();
    const [first] = group;
    if (!first) return [];
    return {
      name: first.row.name,
      label: labelOf(first),
      source: first.source,
      occurrences: group.length,
      first_seen: toMillisecond(times[0] ?? ''),
      last_seen: toMillisecond(times.at(-1) ?? ''),
    };
  });
}

// The counting store keeps milliseconds.
const toMillisecond = (instant: string): string => instant.replace(/(\.\d{3})\d+/, '$1000');
