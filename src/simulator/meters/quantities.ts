// How much of a meter was used from one interval to the next.

import { customers, findCustomerByExternalId } from '../customers/table.ts';
import { type EventRow, events } from '../events/table.ts';
import { hasMetadata } from '../http/filters.ts';
import type { Interval } from '../metrics/limits.ts';
import { startWithin, stepsOf } from '../metrics/periods.ts';
import type { World } from '../state/world.ts';
import { matchesFilter } from './filter.ts';
import { aggregate } from './measure.ts';
import type { MeterRow } from './table.ts';

interface Asked {
  readonly start_timestamp: string;
  readonly end_timestamp: string;
  readonly interval: Interval;
  readonly timezone: string;
  readonly customer_id?: readonly string[] | undefined;
  readonly external_customer_id?: readonly string[] | undefined;
}

/**
 * Steps go from the start as it was given, while events are counted by the hour, day or week of the calendar they fall
 * into: what lies in one that no step touches is in no quantity, nor in the total.
 */
export function quantitiesOf(
  world: World,
  meter: MeterRow,
  asked: Asked,
  metadata: readonly (readonly [string, string])[],
) {
  const { interval, timezone: timeZone } = asked;
  const within = (moment: string): number => startWithin(Date.parse(moment), interval, timeZone);
  const counted = Map.groupBy(
    world.of(events).where((event) => isSought(world, meter, event, asked) && hasMetadata(event.metadata, metadata)),
    (event) => within(event.timestamp),
  );
  const steps = stepsOf(asked.start_timestamp, asked.end_timestamp, { interval, timeZone });
  const found = steps.map((timestamp) => ({ timestamp, events: counted.get(within(timestamp)) ?? [] }));
  return {
    quantities: found.map(({ timestamp, events: of }) => ({ timestamp, quantity: aggregate(meter, of) })),
    total: aggregate(
      meter,
      found.flatMap((one) => one.events),
    ),
  };
}

function isSought(world: World, meter: MeterRow, event: EventRow, asked: Asked): boolean {
  const { customer_id: ids, external_customer_id: names, start_timestamp, end_timestamp } = asked;
  const customer = customerOf(world, event);
  const [id, name] = [event.customer_id ?? customer?.id, event.external_customer_id ?? customer?.external_id];
  return (
    event.organization_id === meter.organization_id &&
    event.timestamp >= start_timestamp &&
    event.timestamp <= end_timestamp &&
    (ids?.includes(id ?? '') ?? true) &&
    (names?.includes(name ?? '') ?? true) &&
    matchesFilter(meter.filter, event)
  );
}

// Whether it was reported under Polar's id or the seller's own.
const customerOf = (world: World, { organization_id, customer_id, external_customer_id }: EventRow) =>
  external_customer_id === null
    ? world.of(customers).get(customer_id)
    : findCustomerByExternalId(world, organization_id, external_customer_id);
