import type { BenefitRow } from '../benefits/table.ts';
import { recordCredit, recordReset } from '../events/meter-events.ts';
import type { GrantRow } from '../grants/table.ts';
import type { World } from '../state/world.ts';
import { customerMeter } from './customer-meters.ts';
import { customerMeters } from './customer-table.ts';
import { resetMeasure } from './measure.ts';

interface Credit {
  readonly organizationId: string;
  readonly meter_id: string;
  readonly units: number;
  readonly rollover: boolean;
}

/** Credits a meter and answers what the grant remembers of it. */
export function creditMeter(world: World, customerId: string, credit: Credit): GrantRow['properties'] {
  const row = customerMeter(world, credit.organizationId, { customerId, meterId: credit.meter_id });
  world.of(customerMeters).update(row.id, { credited_units: row.credited_units + credit.units });
  recordCredit(world, row, credit);
  return {
    last_credited_meter_id: credit.meter_id,
    last_credited_units: credit.units,
    last_credited_at: world.now().replace('Z', '+00:00'),
  };
}

/** A revoked grant takes its last credit along. */
export function uncreditMeter(world: World, grant: GrantRow): void {
  const { last_credited_meter_id: meterId, last_credited_units: units } = grant.properties;
  if (typeof meterId !== 'string' || typeof units !== 'number') return;
  const row = customerMeter(world, grant.organization_id, { customerId: grant.customer_id, meterId });
  world.of(customerMeters).update(row.id, { credited_units: row.credited_units - units });
}

/**
 * A new period: usage counts from zero and the credit is given anew, on top of what rolls over. Null when the benefit
 * is no credit.
 */
export function cycleCredit(world: World, grant: GrantRow, benefit: BenefitRow): GrantRow['properties'] | null {
  if (benefit.benefit.type !== 'meter_credit') return null;
  const { meter_id, units, rollover } = benefit.benefit.properties;
  const row = customerMeter(world, grant.organization_id, { customerId: grant.customer_id, meterId: meter_id });
  const left = Math.max(0, Math.trunc(row.credited_units - row.consumed_units));
  resetMeasure(world, row);
  recordReset(world, row);
  world.of(customerMeters).update(row.id, { credited_units: rollover ? left : 0 });
  if (rollover && left > 0) recordCredit(world, row, { units: left, rollover });
  return creditMeter(world, grant.customer_id, { organizationId: grant.organization_id, meter_id, units, rollover });
}
