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
      reset_at: '',
    })
  );
}

interface Sale {
  readonly organization_id: string;
  readonly customer_id: string;
}

/** Once a customer has bought something, Polar keeps a row for each meter of the organization, used or not. */
export function openCustomerMeters(world: World, { organization_id, customer_id: customerId }: Sale): void {
  const open = world.of(meters).where((row) => row.organization_id === organization_id && row.archived_at === null);
  for (const meter of open) customerMeter(world, organization_id, { customerId, meterId: meter.id });
}

export function customerMetersOf(world: World, customerId: string): readonly CustomerMeterRow[] {
  return world.of(customerMeters).where((row) => row.customer_id === customerId);
}
