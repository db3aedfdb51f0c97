import { recordQuantityChange } from '../events/subscription-events.ts';
import { type PolarProblem, problem } from '../http/problem.ts';
import type { ProrationBehavior } from '../organizations/settings.ts';
import type { Price } from '../pricing/price.ts';
import { periodAfterChange, prorateQuantityChange } from '../pricing/proration.ts';
import { assignedSeats } from '../seats/seats.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { behaviorOf, refuseReset } from './change-product.ts';
import { announce } from './events.ts';
import { addEntries, invoiceChange } from './invoice.ts';
import { dropPendingQuantity, schedule } from './pending-update.ts';
import { dayOfMonth, periodOf, planAmount, planOf } from './plan.ts';
import { refuseWhenEnding } from './refusals.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

type Kind = 'seats' | 'units';

interface Wanted<K extends Kind> {
  readonly behavior?: ProrationBehavior | null | undefined;
  readonly kind?: K;
}

type SeatsRequest = Wanted<'seats'> & { readonly seats: number };
type UnitsRequest = Wanted<'units'> & { readonly units: number };

/** Refuses what Polar refuses of a new number of seats. A preview asks only whether the product has seats at all. */
export function checkSeats(world: World, subscription: SubscriptionRow, seats: number, preview = false): void {
  refuseWhenEnding(subscription);
  const price = priceOf(world, subscription, 'seat_based');
  if (!price) throw problem(400, 'NotASeatBasedSubscription', 'This subscription does not support seat-based pricing.');
  if (preview) return;
  const { tiers = [], minimum_seats, maximum_seats } = price.seat_tiers ?? {};
  const minimum = minimum_seats ?? tiers[0]?.min_seats ?? 1;
  const maximum = maximum_seats ?? tiers.at(-1)?.max_seats;
  if (seats < minimum) throw outOfBounds('BelowMinimumSeats', `Minimum ${minimum} seats required.`);
  if (maximum != null && seats > maximum) throw outOfBounds('AboveMaximumSeats', `Maximum ${maximum} seats allowed.`);
  const assigned = assignedSeats(world, { subscriptionId: subscription.id });
  if (seats < assigned)
    throw problem(
      400,
      'SeatsAlreadyAssigned',
      `Cannot decrease seats to ${seats}. Currently ${assigned} seats are assigned. Revoke seats first.`,
    );
}

export function checkUnits(world: World, subscription: SubscriptionRow, units: number): void {
  refuseWhenEnding(subscription);
  const price = priceOf(world, subscription, 'unit_based');
  if (!price) throw problem(400, 'NotAUnitBasedSubscription', 'This subscription does not support unit-based pricing.');
  const minimum = price.minimum_units ?? 1;
  const maximum = price.maximum_units ?? price.tiers?.tiers.at(-1)?.bound;
  if (units < minimum) throw outOfBounds('BelowMinimumUnits', `Minimum ${minimum} units required.`);
  if (maximum != null && units > maximum) throw outOfBounds('AboveMaximumUnits', `Maximum ${maximum} units allowed.`);
}

export function changeSeats(world: World, subscription: SubscriptionRow, request: SeatsRequest): SubscriptionRow {
  checkSeats(world, subscription, request.seats);
  return changeQuantity(world, subscription, { kind: 'seats', to: request.seats, behavior: request.behavior });
}

export function changeUnits(world: World, subscription: SubscriptionRow, request: UnitsRequest): SubscriptionRow {
  checkUnits(world, subscription, request.units);
  return changeQuantity(world, subscription, { kind: 'units', to: request.units, behavior: request.behavior });
}

interface QuantityStep {
  readonly kind: Kind;
  readonly to: number;
  readonly behavior?: ProrationBehavior | null | undefined;
}

function changeQuantity(world: World, subscription: SubscriptionRow, step: QuantityStep): SubscriptionRow {
  const { kind, to } = step;
  // The number it already has only takes back a scheduled one.
  if (subscription[kind] === to) {
    if (dropPendingQuantity(world, subscription, kind)) announce(world, subscription, 'updated');
    return subscription;
  }
  const behavior = behaviorOf(world, subscription, step.behavior);
  if (behavior === 'reset') refuseReset(world, subscription);
  recordQuantityChange(world, subscription, { kind, from: subscription[kind], to, behavior });
  if (behavior === 'next_period') return schedule(world, subscription, { [kind]: to });
  dropPendingQuantity(world, subscription, kind);
  const plan = planOf(world, subscription);
  const now = world.time.now();
  const reset = behavior === 'reset';
  if (subscription.status !== 'trialing')
    addEntries(
      world,
      subscription,
      prorateQuantityChange({ plan, kind, to, period: periodOf(subscription), now, reset }),
    );
  const span = periodAfterChange({ from: plan, to: plan, period: periodOf(subscription), now, reset });
  const period = reset
    ? { current_period_start: iso(span.start), current_period_end: iso(span.end), anchor_day: dayOfMonth(now) }
    : {};
  const amount = planAmount(planOf(world, subscription, { [kind]: to }));
  const changed = world.of(subscriptions).update(subscription.id, { [kind]: to, amount, ...period });
  const invoices = behavior !== 'prorate' && subscription.status !== 'trialing';
  if (invoices) return invoiceChange(world, changed, { announceFirst: true });
  announce(world, changed, 'updated');
  return changed;
}

function priceOf(world: World, subscription: SubscriptionRow, amountType: string): BoundedPrice | undefined {
  return planOf(world, subscription).prices.find((price) => price.amount_type === amountType);
}

interface BoundedPrice extends Price {
  minimum_units?: number | null | undefined;
  maximum_units?: number | null | undefined;
}

function outOfBounds(name: string, detail: string): PolarProblem {
  return problem(400, name, detail);
}
