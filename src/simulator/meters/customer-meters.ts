import { customers } from '../customers/table.ts';
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

/** How long after a customer is made Polar opens the meters; of busy workers it was ten seconds. */
const OPENING_MILLISECONDS = 2_500;

interface Owner {
  readonly organization_id: string;
  readonly customer_id: string;
}

/** Opens the meters of a new customer, a little later. */
export function openMetersSoon(world: World, owner: Owner): void {
  world.later(OPENING_MILLISECONDS + world.workers.meters, () => {
    if (world.of(customers).get(owner.customer_id)?.deleted_at === null) openCustomerMeters(world, owner);
  });
}

/** Polar keeps a row for each meter of the organization, used or not. */
function openCustomerMeters(world: World, { organization_id, customer_id: customerId }: Owner): void {
  const open = world.of(meters).where((row) => row.organization_id === organization_id && row.archived_at === null);
  for (const meter of open) customerMeter(world, organization_id, { customerId, meterId: meter.id });
}

export function customerMetersOf(world: World, customerId: string): readonly CustomerMeterRow[] {
  return world.of(customerMeters).where((row) => row.customer_id === customerId);
}
