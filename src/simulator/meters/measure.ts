import { customers } from '../customers/table.ts';
import { type EventRow, events } from '../events/table.ts';
import { touchCustomerState } from '../grants/customer-state.ts';
import type { World } from '../state/world.ts';
import { customerMeter } from './customer-meters.ts';
import { type CustomerMeterRow, customerMeters } from './customer-table.ts';
import { matchesFilter, propertyOf } from './filter.ts';
import { type MeterRow, meters } from './table.ts';

/** Brings what a customer has used on each meter up to date. The customer's state is told with it. */
export function measure(world: World, customerId: string): void {
  const customer = world.of(customers).get(customerId);
  if (!customer) return;
  const own = world
    .of(events)
    .where(
      (event) =>
        event.customer_id === customerId ||
        (event.external_customer_id !== null && event.external_customer_id === customer.external_id),
    );
  for (const meter of world.of(meters).where((row) => row.organization_id === customer.organization_id)) {
    if (meter.archived_at !== null) continue;
    const counted = own.filter((event) => matchesFilter(meter.filter, event));
    if (counted.length === 0) continue;
    const row = customerMeter(world, meter.organization_id, { customerId, meterId: meter.id });
    const consumed = aggregate(
      meter,
      counted.filter((event) => event.created_at > row.reset_at),
    );
    if (consumed === row.consumed_units) continue;
    world.of(customerMeters).update(row.id, { consumed_units: consumed });
    touchCustomerState(world, customerId);
  }
}

/** Whether anything was counted by a meter already (its terms are then fixed), or was since a time. */
export function hasCounted(world: World, meter: MeterRow, since = ''): boolean {
  return world
    .of(events)
    .where((event) => event.organization_id === meter.organization_id && event.created_at > since)
    .some((event) => matchesFilter(meter.filter, event));
}

/** Starts counting anew. */
export function resetMeasure(world: World, row: CustomerMeterRow): CustomerMeterRow {
  return world.of(customerMeters).update(row.id, { consumed_units: 0, reset_at: world.now() });
}

/** What a meter makes of some events. */
export function aggregate(meter: MeterRow, counted: readonly EventRow[]): number {
  const { func, property } = meter.aggregation;
  if (func === 'count') return counted.length;
  const values = counted.map((event) => propertyOf(event, property ?? ''));
  if (func === 'unique') return new Set(values.filter((value) => value !== undefined)).size;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return 0;
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (func === 'sum') return sum;
  if (func === 'avg') return sum / numbers.length;
  return func === 'max' ? Math.max(...numbers) : Math.min(...numbers);
}
