import { recordReset } from '../events/meter-events.ts';
import { scheduleUsageRun } from '../meters/billing-run.ts';
import { customerMeter } from '../meters/customer-meters.ts';
import { meters } from '../meters/table.ts';
import type { OrderLine } from '../orders/create.ts';
import type { PriceRow } from '../products/table.ts';
import type { World } from '../state/world.ts';
import { priceById } from './catalog.ts';
import { type SubscriptionMeterRow, type SubscriptionRow, subscriptionMeters } from './table.ts';

type MeteredPrice = Extract<PriceRow, { amount_type: 'metered_unit' }>;

function meteredPrices(world: World, subscription: SubscriptionRow): MeteredPrice[] {
  return subscription.price_ids.flatMap((id) => {
    const price = priceById(world, id);
    return price.amount_type === 'metered_unit' ? [price] : [];
  });
}

/** Whether a subscription has a price for use of this meter. */
export const bills = (world: World, subscription: SubscriptionRow, meterId: string): boolean =>
  meteredPrices(world, subscription).some((price) => price.meter_id === meterId);

/** Gives a subscription a counter for each metered price, and takes away those of a plan it left. */
export function resetMeters(world: World, subscription: SubscriptionRow): void {
  const wanted = new Set(meteredPrices(world, subscription).map((price) => price.meter_id));
  const table = world.of(subscriptionMeters);
  const rows = table.where((row) => row.subscription_id === subscription.id);
  for (const row of rows) if (!wanted.has(row.meter_id)) table.delete(row.id);
  if (wanted.size > 0) scheduleUsageRun(world);
  for (const meterId of wanted)
    if (!rows.some((row) => row.meter_id === meterId)) {
      recordReset(world, { ...subscription, meter_id: meterId });
      table.insert({
        organization_id: subscription.organization_id,
        subscription_id: subscription.id,
        meter_id: meterId,
        consumed_units: 0,
        credited_units: 0,
        amount: 0,
        unbilled_units: 0,
        unbilled_amount: 0,
      });
    }
}

/** Usage over the credit so far, as the last billing run found it; each is invoiced once. */
export function meteredLines(world: World, subscription: SubscriptionRow): OrderLine[] {
  return meteredPrices(world, subscription).flatMap((price) => {
    const row = meterRow(world, subscription, price.meter_id);
    if (!row || row.unbilled_amount === 0) return [];
    world.of(subscriptionMeters).patch(row.id, { unbilled_amount: 0, unbilled_units: 0 });
    const name = world.of(meters).get(price.meter_id)?.name ?? 'Usage';
    const each = `$${(Number(price.unit_amount) / 100).toFixed(2)}`;
    const label = `${name} — (${row.unbilled_units} consumed units) × ${each}`;
    return [{ label, amount: row.unbilled_amount, proration: false, priceId: price.id }];
  });
}

/** What Polar's quarter-hourly billing run does: reads the customer's meters into the subscription's counters. */
export function countUsage(world: World, subscription: SubscriptionRow): void {
  for (const price of meteredPrices(world, subscription)) {
    const row = meterRow(world, subscription, price.meter_id);
    if (!row) continue;
    const { consumed_units, credited_units } = customerMeter(world, subscription.organization_id, {
      customerId: subscription.customer_id,
      meterId: price.meter_id,
    });
    const over = Math.max(0, consumed_units - credited_units);
    const amount = Math.min(Math.round(over * Number(price.unit_amount)), price.cap_amount ?? Number.POSITIVE_INFINITY);
    const same = row.consumed_units === consumed_units && row.credited_units === credited_units;
    if (!same)
      world.of(subscriptionMeters).update(row.id, {
        consumed_units,
        credited_units,
        amount,
        unbilled_units: over,
        unbilled_amount: amount,
      });
  }
}

function meterRow(world: World, subscription: SubscriptionRow, meterId: string): SubscriptionMeterRow | undefined {
  return world
    .of(subscriptionMeters)
    .find((row) => row.subscription_id === subscription.id && row.meter_id === meterId);
}
