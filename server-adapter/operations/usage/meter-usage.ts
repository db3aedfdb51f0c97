import type { Output } from '../../../src/contract/types.ts';
import { unitCost } from '../../../src/domain/unit-cost.ts';
import { addsUp, usageForecast } from '../../../src/domain/usage.ts';
import type { Ground, Meter, Subscription } from './ground.ts';

type MeterUsage = Output<'usage.summary'>['meters'][number];

/** What is known of one meter, brought together. */
export function meterUsage(row: Meter, ground: Ground, now: number): MeterUsage {
  const { meter_id: id, consumed_units: consumed, credited_units: credited, balance, meter } = row;
  const billing = ground.subscriptions.flatMap((subscription) => priced(subscription, id));
  const period = periodOf(id, ground, billing[0]?.subscription);
  const aggregation = ground.aggregations.get(id) ?? null;
  const forecast =
    period?.end && addsUp(aggregation) ? forecastOf(consumed, { ...period, end: period.end }, now) : null;
  const overage = above(consumed, credited);
  return {
    meter: { id, name: meter.name, ...termsOf(meter, billing), aggregation },
    consumed,
    credited,
    balance,
    overage,
    period,
    costs: billing.map((one) => costOf(one, overage, forecast && above(forecast.consumed, credited))),
    forecast,
    as_of: {
      units: row.modified_at ?? row.created_at,
      cost: billing[0]?.counted?.modified_at ?? billing[0]?.counted?.created_at ?? null,
      invoice: billing[0]?.subscription.current_period_start ?? null,
    },
  };
}

type Price = NonNullable<Subscription['prices']>[number];

/** A plan that charges for the use of a meter, and what Polar has reckoned of it. */
interface Priced {
  readonly subscription: Subscription;
  readonly price: Price;
  readonly counted: NonNullable<Subscription['meters']>[number] | undefined;
}

function priced(subscription: Subscription, meterId: string): Priced[] {
  const price = subscription.prices?.find((one) => one.amount_type === 'metered_unit' && one.meter_id === meterId);
  if (!price) return [];
  const counted = subscription.meters?.find((one) => (one.meter_id ?? one.meter?.id) === meterId);
  return [{ subscription, price, counted }];
}

function costOf({ subscription, price, counted }: Priced, over: number, forecast: number | null) {
  const { unit_amount = null, cap_amount = null } = price;
  const reckon = (units: number) => (unit_amount === null ? 0 : unitCost(units, unit_amount, cap_amount));
  const amount = counted?.amount ?? 0;
  return {
    subscription_id: subscription.id,
    currency: price.price_currency ?? subscription.currency,
    unit_amount,
    cap_amount,
    amount,
    expected_amount: reckon(over),
    forecast_amount: forecast === null ? null : reckon(forecast),
    capped: cap_amount !== null && Math.max(amount, reckon(over)) >= cap_amount,
  };
}

const above = (consumed: number, credited: number): number => Math.max(0, consumed - credited);

/** A meter starts anew with the plan that charges for it, else with the one that credits it. */
function periodOf(id: string, { subscriptions, credits }: Ground, billing: Subscription | undefined) {
  const found = billing ?? subscriptions.find((one) => one.id === credits.get(id));
  if (!found) return null;
  const { current_meter_period_start, current_meter_period_end, current_period_start, current_period_end } = found;
  return {
    subscription_id: found.id,
    start: current_meter_period_start ?? current_period_start,
    end: current_meter_period_end ?? current_period_end,
  };
}

function forecastOf(consumed: number, { start, end }: { start: string; end: string }, now: number) {
  const units = usageForecast(consumed, { start: Date.parse(start), end: Date.parse(end), now });
  return units === null ? null : { consumed: units, at: end };
}

/** A customer's own list of meters names them only; a price says what their units are. */
function termsOf(meter: Meter['meter'], billing: readonly Priced[]) {
  const known = { ...billing[0]?.price.meter, ...meter };
  return { unit: known.unit ?? null, label: known.custom_label ?? null, multiplier: known.custom_multiplier ?? null };
}
