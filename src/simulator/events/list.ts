// The events an organization may read, its own and Polar's, by every filter the list has.

import { customers } from '../customers/table.ts';
import { invalid } from '../http/problem.ts';
import { many, metadataFilter, one, sorting } from '../http/query.ts';
import { matchesFilter } from '../meters/filter.ts';
import { meters } from '../meters/table.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { int, text } from '../validation/scalars.ts';
import { parentOf } from './family.ts';
import { preciseInstant } from './instant.ts';
import { systemEvents } from './system.ts';
import { events } from './table.ts';
import type { AnyEvent } from './view.ts';

export const SOURCES = ['system', 'user'] as const;

export const eventQuery = {
  organization_id: many(uuid()),
  customer_id: many(uuid()),
  external_customer_id: many(text()),
  name: many(text()),
  source: many(enumOf('EventSource', SOURCES)),
  query: one(text()),
};

export const eventListQuery = {
  ...eventQuery,
  start_timestamp: one(preciseInstant()),
  end_timestamp: one(preciseInstant()),
  meter_id: one(uuid()),
  parent_id: one(uuid()),
  depth: one(int({ ge: 0, le: 5 })),
  sorting: sorting(['timestamp'], ['-timestamp']),
};

interface Wanted {
  readonly organization_id?: readonly string[] | undefined;
  readonly customer_id?: readonly string[] | undefined;
  readonly external_customer_id?: readonly string[] | undefined;
  readonly name?: readonly string[] | undefined;
  readonly source?: readonly string[] | undefined;
  readonly query?: string | undefined;
}

/** All that can be read by now, in no order. */
export function readable(world: World, organization: OrganizationRow, wanted: Wanted): readonly AnyEvent[] {
  const from = (source: (typeof SOURCES)[number]): boolean => wanted.source?.includes(source) ?? true;
  const fits = ({ row }: AnyEvent): boolean =>
    row.organization_id === organization.id &&
    (wanted.organization_id?.includes(row.organization_id) ?? true) &&
    (wanted.name?.includes(row.name) ?? true) &&
    (wanted.query === undefined || row.name.includes(wanted.query));
  const now = world.time.now();
  const isTheirs = (customerId: string | null): boolean => wanted.customer_id?.includes(customerId ?? '') ?? true;
  // Somebody's events are also those reported under the external id.
  const theirNames = new Set(wanted.customer_id?.map((id) => world.of(customers).get(id)?.external_id ?? null));
  const own = from('user') ? world.of(events).all() : [];
  const polars = from('system') && !wanted.external_customer_id ? world.of(systemEvents).all() : [];
  return [
    ...own
      .filter(
        (row) =>
          (isTheirs(row.customer_id) ||
            (row.external_customer_id !== null && theirNames.has(row.external_customer_id))) &&
          (wanted.external_customer_id?.includes(row.external_customer_id ?? '') ?? true) &&
          parentOf(world, row) !== undefined,
      )
      .map((row): AnyEvent => ({ source: 'user', row })),
    ...polars
      .filter((row) => row.shown_from <= now && isTheirs(row.customer_id))
      .map((row): AnyEvent => ({ source: 'system', row })),
  ].filter(fits);
}

interface Listed extends Wanted {
  readonly start_timestamp?: string | undefined;
  readonly end_timestamp?: string | undefined;
  readonly meter_id?: string | undefined;
  readonly sorting: readonly string[];
}

/** What was asked for, sorted. Both ends of the time asked for are left out. */
export function eventsFor(
  world: World,
  organization: OrganizationRow,
  { wanted, search }: { readonly wanted: Listed; readonly search: URLSearchParams },
): readonly AnyEvent[] {
  const meter = world.of(meters).get(wanted.meter_id);
  if (wanted.meter_id !== undefined && meter?.organization_id !== organization.id)
    throw invalid([{ type: 'meter_id', loc: ['query', 'meter_id'], msg: 'Meter not found.', input: wanted.meter_id }]);
  const metadata = metadataFilter(search);
  const { start_timestamp: start, end_timestamp: end } = wanted;
  const found = readable(world, organization, wanted).filter((event) => {
    const at = event.row.timestamp;
    return (
      (start === undefined || at > start) &&
      (end === undefined || at < end) &&
      (meter === undefined || (event.source === 'user' && matchesFilter(meter.filter, event.row))) &&
      // What Polar itself notes is not among what can be looked for.
      metadata.every(([key, value]) => event.source === 'user' && String(event.row.metadata[key]) === value)
    );
  });
  const direction = wanted.sorting[0] === 'timestamp' ? 1 : -1;
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) => direction * order(a.row.timestamp, b.row.timestamp));
}
