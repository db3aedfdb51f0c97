import type { World } from '../state/world.ts';
import { type CustomerMeterRow, customerMeters } from './customer-table.ts';
import { meters } from './table.ts';

/** The row of one customer on one meter, made when first needed. */
export function customerMeter(
  world: World,
  organizationId: string,
  { customerId, meterId }: { readonly customerId: string; readonly meterId: string },
): CustomerMeterRow {
  const known = world.of(customerMeters).find((row) => row.customer_id === customerId && row.meter_id === meterId);
  return (
    known ??
    world.of(customerMeters).insert({
      organization_id: organizationId,
      customer_id: customerId,
      meter_id: meterId,
      consumed_units: 0,
      credited_units: 0,
    })
  );
}

/** Once a customer has bought something, Polar keeps a row for each meter of the organization, used or not. */
export function openCustomerMeters(world: World, organizationId: string, customerId: string): void {
  for (const meter of world
    .of(meters)
    .where((row) => row.organization_id === organizationId && row.archived_at === null))
    customerMeter(world, organizationId, { customerId, meterId: meter.id });
}

export function customerMetersOf(world: World, customerId: string): readonly CustomerMeterRow[] {
  return world.of(customerMeters).where((row) => row.customer_id === customerId);
}
