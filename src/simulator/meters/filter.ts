import type { EventRow } from '../events/table.ts';

export interface FilterClause {
  readonly property: string;
  readonly operator: string;
  readonly value: string | number | boolean;
}

export interface Filter {
  readonly conjunction: string;
  readonly clauses: readonly (FilterClause | Filter)[];
}

/** Whether a meter's filter lets an event through. No clauses let everything through. */
export function matchesFilter(filter: Filter, event: EventRow): boolean {
  const fits = (clause: FilterClause | Filter): boolean =>
    'clauses' in clause ? matchesFilter(clause, event) : matchesClause(clause, event);
  return filter.conjunction === 'or' && filter.clauses.length > 0
    ? filter.clauses.some(fits)
    : filter.clauses.every(fits);
}

/** A property of an event: its name, its time in Unix seconds, or a path into its metadata. */
export function propertyOf(event: EventRow, property: string): unknown {
  if (property === 'name') return event.name;
  if (property === 'timestamp') return Math.floor(Date.parse(event.timestamp) / 1000);
  let value: unknown = event.metadata;
  for (const key of property.replace(/^metadata\./, '').split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}

function matchesClause({ property, operator, value }: FilterClause, event: EventRow): boolean {
  const found = propertyOf(event, property);
  switch (operator) {
    case 'eq':
      return found === value;
    case 'ne':
      return found !== undefined && found !== value;
    case 'like':
      return String(found ?? '').includes(String(value));
    case 'not_like':
      return !String(found ?? '').includes(String(value));
    default:
      return typeof found === 'number' && typeof value === 'number' && compares(found, operator, value);
  }
}

function compares(found: number, operator: string, value: number): boolean {
  if (operator === 'gt') return found > value;
  if (operator === 'gte') return found >= value;
  return operator === 'lt' ? found < value : found <= value;
}
