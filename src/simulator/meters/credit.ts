import type { BenefitRow } from '../benefits/table.ts';
import { recordCredit, recordReset } from '../events/meter-events.ts';
import type { GrantRow } from '../grants/table.ts';
import { organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { bills } from '../subscriptions/meters.ts';
import { subscriptions } from '../subscriptions/table.ts';
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
  const ended = endOfCycle(world, grant, meter_id);
  resetMeasure(world, row);
  const carry = () => rollover && left > 0 && recordCredit(world, row, { units: left, rollover }, ended);
  if (ended !== undefined) carry();
  recordReset(world, row, ended);
  world.of(customerMeters).update(row.id, { credited_units: rollover ? left : 0 });
  if (ended === undefined) carry();
  return creditMeter(world, grant.customer_id, { organizationId: grant.organization_id, meter_id, units, rollover });
}

/**
 * Where meters may have cycles of their own, a meter that a subscription bills by is told to have started anew when
 * its period ended; else (undefined) when somebody noticed.
 */
function endOfCycle(world: World, grant: GrantRow, meterId: string): string | undefined {
  const subscription = world.of(subscriptions).get(grant.subscription_id);
  const isFeature = world.of(organizations).get(grant.organization_id)?.feature_settings.meter_cycling_enabled === true;
  if (!subscription || !isFeature || !bills(world, subscription, meterId)) return undefined;
  return subscription.current_meter_period_start ?? subscription.current_period_start;
}
