import { benefits } from '../benefits/table.ts';
import { type CustomerRow, customers } from '../customers/table.ts';
import { viewCustomer } from '../customers/view.ts';
import { customerMetersOf } from '../meters/customer-meters.ts';
import type { CustomerMeterRow } from '../meters/customer-table.ts';
import { orders } from '../orders/table.ts';
import type { World } from '../state/world.ts';
import { type SubscriptionRow, subscriptions } from '../subscriptions/table.ts';
import { metersOf, viewMeterCount } from '../subscriptions/view.ts';
import { type GrantRow, grants } from './table.ts';
import { grantProperties } from './view.ts';

/** All that entitles a customer: running subscriptions, granted benefits, meters. */
export function viewCustomerState(world: World, customer: CustomerRow) {
  const mine = (row: { readonly customer_id: string }) => row.customer_id === customer.id;
  const running = world
    .of(subscriptions)
    .where((row) => mine(row) && (row.status === 'active' || row.status === 'trialing'));
  const granted = world.of(grants).where((row) => mine(row) && row.granted_at !== null);
  return {
    ...viewCustomer(customer),
    active_subscriptions: running.map((row) => viewStateSubscription(world, row)),
    granted_benefits: granted.map((row) => viewStateGrant(world, row)),
    active_meters: shownMeters(world, customer).map(viewStateMeter),
  };
}

// The state is read from a copy that only changes renew: a meter nobody used is in it once money was asked for.
function shownMeters(world: World, customer: CustomerRow): readonly CustomerMeterRow[] {
  const owed = world.of(orders).find((row) => row.customer_id === customer.id && row.total_amount > 0) !== undefined;
  return customerMetersOf(world, customer.id).filter((row) => owed || row.modified_at !== null);
}

function viewStateSubscription(world: World, row: SubscriptionRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    custom_field_data: row.custom_field_data,
    metadata: row.metadata,
    status: row.status,
    amount: row.amount,
    currency: row.currency,
    recurring_interval: row.recurring_interval,
    current_period_start: row.current_period_start,
    current_period_end: row.current_period_end,
    trial_start: row.trial_start,
    trial_end: row.trial_end,
    cancel_at_period_end: row.cancel_at_period_end,
    canceled_at: row.canceled_at,
    started_at: row.started_at,
    ends_at: row.ends_at,
    product_id: row.product_id,
    discount_id: row.discount_id,
    price_id: row.price_ids[0] ?? null,
    meters: metersOf(world, row).map(viewMeterCount),
  };
}

function viewStateGrant(world: World, row: GrantRow) {
  const benefit = world.of(benefits).get(row.benefit_id);
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    granted_at: row.granted_at,
    benefit_id: row.benefit_id,
    benefit_type: benefit?.benefit.type ?? null,
    benefit_metadata: benefit?.metadata ?? {},
    properties: grantProperties(world, row),
  };
}

function viewStateMeter(row: CustomerMeterRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    meter_id: row.meter_id,
    consumed_units: row.consumed_units,
    credited_units: row.credited_units,
    balance: row.credited_units - row.consumed_units,
  };
}

const waiting = new WeakMap<World, Set<string>>();
const DEBOUNCE_MILLISECONDS = 2_000;

/** Tells of the customer's state a little later, once for all changes made until then. */
export function touchCustomerState(world: World, customerId: string): void {
  const pending = waiting.get(world) ?? new Set();
  waiting.set(world, pending);
  if (pending.has(customerId)) return;
  pending.add(customerId);
  world.later(DEBOUNCE_MILLISECONDS, () => {
    pending.delete(customerId);
    tellCustomerState(world, customerId);
  });
}

export function tellCustomerState(world: World, customerId: string): void {
  const customer = world.of(customers).get(customerId);
  if (customer && customer.deleted_at === null)
    world.emit(customer.organization_id, 'customer.state_changed', viewCustomerState(world, customer));
}
