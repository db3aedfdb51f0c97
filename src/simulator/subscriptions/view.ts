import { viewCustomer, viewCustomerUser } from '../customers/view.ts';
import { discounts } from '../discounts/table.ts';
import { viewDiscountBase } from '../discounts/view.ts';
import { meters } from '../meters/table.ts';
import { viewMeter } from '../meters/view.ts';
import { viewPrice } from '../products/price-view.ts';
import { viewProduct } from '../products/view.ts';
import type { World } from '../state/world.ts';
import { customerById, priceById, productById } from './catalog.ts';
import { pendingUpdateOf } from './pending-update.ts';
import { type PendingUpdateRow, type SubscriptionMeterRow, type SubscriptionRow, subscriptionMeters } from './table.ts';

/** A subscription as its organization reads it. */
export function viewSubscription(world: World, row: SubscriptionRow) {
  const customer = customerById(world, row.customer_id);
  const discount = world.of(discounts).get(row.discount_id);
  const { metadata, user_id, ...fields } = bareSubscription(row);
  return {
    ...fields,
    metadata,
    custom_field_data: row.custom_field_data,
    customer: viewCustomer(customer),
    user_id,
    user: viewCustomerUser(customer),
    product: viewProduct(world, productById(world, row.product_id)),
    discount: discount ? viewDiscountBase(discount) : null,
    ...viewPrices(world, row),
    meters: metersOf(world, row).map((meter) => viewSubscriptionMeter(world, meter)),
    pending_update: viewPendingUpdate(pendingUpdateOf(world, row)),
  };
}

/** The first price beside the list of them, as every full body has it. */
export function viewPrices(world: World, row: SubscriptionRow) {
  const prices = row.price_ids.map((id) => viewPrice(world, priceById(world, id)));
  return { price: prices[0] ?? null, prices };
}

/** Inside an order: the subscription alone. */
export function bareSubscription(row: SubscriptionRow) {
  return {
    metadata: row.metadata,
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    ...subscriptionFields(row),
    customer_cancellation_reason: row.customer_cancellation_reason,
    customer_cancellation_comment: row.customer_cancellation_comment,
    price_id: row.price_ids[0] ?? null,
    user_id: row.customer_id,
  };
}

function subscriptionFields(row: SubscriptionRow) {
  return {
    amount: row.amount,
    currency: row.currency,
    recurring_interval: row.recurring_interval,
    recurring_interval_count: row.recurring_interval_count,
    status: row.status,
    current_period_start: row.current_period_start,
    current_period_end: row.current_period_end,
    current_meter_period_start: row.current_meter_period_start,
    current_meter_period_end: row.current_meter_period_end,
    trial_start: row.trial_start,
    trial_end: row.trial_end,
    cancel_at_period_end: row.cancel_at_period_end,
    canceled_at: row.canceled_at,
    started_at: row.started_at,
    ends_at: row.ends_at,
    ended_at: row.ended_at,
    past_due_at: row.past_due_at,
    pause_at_period_end: row.pause_at_period_end,
    paused_at: row.paused_at,
    resumes_at: row.resumes_at,
    customer_id: row.customer_id,
    product_id: row.product_id,
    discount_id: row.discount_id,
    checkout_id: row.checkout_id,
    seats: row.seats,
    units: row.units,
  };
}

export function viewPendingUpdate(row: PendingUpdateRow | undefined) {
  if (!row) return null;
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    applies_at: row.applies_at,
    product_id: row.product_id,
    seats: row.seats,
    units: row.units,
  };
}

export function metersOf(world: World, row: SubscriptionRow): readonly SubscriptionMeterRow[] {
  return world.of(subscriptionMeters).where((meter) => meter.subscription_id === row.id);
}

/** What a meter has counted in this period, without the meter itself. */
export function viewMeterCount(row: SubscriptionMeterRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    consumed_units: row.consumed_units,
    credited_units: row.credited_units,
    amount: row.amount,
    meter_id: row.meter_id,
  };
}

function viewSubscriptionMeter(world: World, row: SubscriptionMeterRow) {
  const meter = world.of(meters).get(row.meter_id);
  return { ...viewMeterCount(row), meter: meter ? viewMeter(meter) : null };
}
