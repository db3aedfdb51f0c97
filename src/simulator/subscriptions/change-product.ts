import { turnIntoTeam } from '../customers/team.ts';
import { recordProductChange } from '../events/subscription-events.ts';
import { reconcile } from '../grants/reconcile.ts';
import { invalid } from '../http/problem.ts';
import type { ProrationBehavior } from '../organizations/settings.ts';
import { organizations } from '../organizations/table.ts';
import { addInterval } from '../pricing/periods.ts';
import { periodAfterChange, prorateProductChange } from '../pricing/proration.ts';
import { claimFirstSeat } from '../seats/seats.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { type CatalogProduct, findProduct } from './catalog.ts';
import { announce } from './events.ts';
import { addEntries, invoiceChange, invoiceCycle } from './invoice.ts';
import { resetMeters } from './meters.ts';
import { dropPending, schedule } from './pending-update.ts';
import { dayOfMonth, isSeatBased, isUnitBased, periodOf, planAmount, planOf, pricesIn } from './plan.ts';
import { refuseWhenEnding } from './refusals.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

export interface ProductChangeRequest {
  readonly productId: string;
  /** Absent or null: the organization's default. */
  readonly behavior?: ProrationBehavior | null | undefined;
  /** A customer may only move to public products. */
  readonly publicOnly?: boolean;
  /** A preview may ask for `reset` even where it cannot be done. */
  readonly preview?: boolean;
}

export function behaviorOf(
  world: World,
  subscription: SubscriptionRow,
  asked?: ProrationBehavior | null,
): ProrationBehavior {
  const settings = world.of(organizations).get(subscription.organization_id)?.subscription_settings;
  return asked ?? settings?.proration_behavior ?? 'prorate';
}

/** Refuses what Polar refuses; answers the product the subscription would move to. */
export function checkProductChange(
  world: World,
  subscription: SubscriptionRow,
  request: ProductChangeRequest,
): CatalogProduct {
  refuseWhenEnding(subscription);
  const wrong = (msg: string) => invalid([{ loc: ['body', 'product_id'], msg, input: request.productId }]);
  const product = findProduct(world, subscription.organization_id, request.productId);
  if (!product) throw wrong('Product does not exist.');
  if (product.is_archived) throw wrong('Product is archived.');
  if (!product.is_recurring) throw wrong('Product is not recurring.');
  if (request.publicOnly && product.visibility !== 'public') throw wrong('Product is not available.');
  if (request.behavior === 'reset' && !request.preview) refuseReset(world, subscription);
  const prices = pricesIn(product, subscription.currency);
  if (prices.length === 0) throw wrong(`Product is not available in ${subscription.currency}.`);
  if (prices.some((price) => price.amount_type === 'custom'))
    throw wrong("Can't switch to a product with a custom price.");
  const from = planOf(world, subscription).prices;
  if (isSeatBased(from) && !isSeatBased(prices))
    throw wrong("Can't switch from a seat-based to a non-seat-based product.");
  if (isUnitBased(from) && !isUnitBased(prices))
    throw wrong("Can't switch from a unit-based to a non-unit-based product.");
  return product;
}

export function refuseReset(world: World, subscription: SubscriptionRow): void {
  const features = world.of(organizations).get(subscription.organization_id)?.feature_settings;
  if (features?.reset_proration_behavior_enabled) return;
  const msg = "The 'reset' proration behavior is not enabled for this organization.";
  throw invalid([{ loc: ['body', 'proration_behavior'], msg, input: 'reset' }]);
}

/**
 * Moves the subscription to another product. `prorate` leaves the difference to the next invoice, `invoice` (and any
 * change of interval) charges it now, `next_period` only schedules. A trial ends when the new product has none.
 */
export function changeProduct(
  world: World,
  subscription: SubscriptionRow,
  request: ProductChangeRequest,
): SubscriptionRow {
  const product = checkProductChange(world, subscription, request);
  const behavior = behaviorOf(world, subscription, request.behavior);
  recordProductChange(world, subscription, { from: subscription.product_id, to: product.id, behavior });
  if (behavior === 'next_period') return schedule(world, subscription, { product_id: product.id });
  dropPending(world, subscription);
  if (subscription.status === 'trialing') return changeDuringTrial(world, subscription, product);
  return changeNow(world, subscription, { product, behavior });
}

interface ImmediateChange {
  readonly product: CatalogProduct;
  readonly behavior: ProrationBehavior;
}

function changeNow(world: World, subscription: SubscriptionRow, change: ImmediateChange): SubscriptionRow {
  const { product, behavior } = change;
  const now = world.time.now();
  const reset = behavior === 'reset';
  const quantity = quantityFor(subscription, product);
  const step = {
    from: planOf(world, subscription),
    to: planOf(world, subscription, { product, ...quantity }),
    period: periodOf(subscription),
    now,
    reset,
  };
  const span = periodAfterChange(step);
  const restarts = span.start === now && span.start !== step.period.start;
  addEntries(world, subscription, prorateProductChange(step));
  const patch = productPatch(world, subscription, product);
  const period = restarts
    ? { current_period_start: iso(span.start), current_period_end: iso(span.end), anchor_day: dayOfMonth(span.start) }
    : {};
  const changed = sameProduct(subscription, patch)
    ? subscription
    : world.of(subscriptions).update(subscription.id, { ...patch, ...period });
  afterMove(world, subscription, changed);
  const invoices = behavior !== 'prorate' || restarts;
  // Polar tells of the invoice first where only the product changes, and of the subscription first where its period does.
  if (invoices) invoiceChange(world, changed, { announceFirst: restarts });
  else announce(world, changed, 'updated');
  return changed;
}

// Setting the product it already has is accepted; it adds the pair of entries and leaves the row alone.
function sameProduct(subscription: SubscriptionRow, patch: Partial<SubscriptionRow>): boolean {
  return (
    patch.product_id === subscription.product_id &&
    patch.seats === subscription.seats &&
    patch.units === subscription.units
  );
}

function changeDuringTrial(world: World, subscription: SubscriptionRow, product: CatalogProduct): SubscriptionRow {
  const patch = productPatch(world, subscription, product);
  const started = milliseconds(subscription.trial_start ?? subscription.started_at);
  const trialEnd =
    product.trial_interval && product.trial_interval_count
      ? addInterval(started, product.trial_interval, product.trial_interval_count)
      : null;
  if (trialEnd !== null && trialEnd > world.time.now()) {
    const end = iso(trialEnd);
    const changed = world
      .of(subscriptions)
      .update(subscription.id, { ...patch, trial_end: end, current_period_end: end });
    afterMove(world, subscription, changed);
    announce(world, changed, 'updated');
    return changed;
  }
  const moved = world.of(subscriptions).patch(subscription.id, patch);
  const ended = endTrialNow(world, moved);
  afterMove(world, subscription, ended);
  return ended;
}

/** Begins the first paid period now and charges it in the background. */
export function endTrialNow(world: World, subscription: SubscriptionRow): SubscriptionRow {
  const now = world.now();
  const start = milliseconds(now);
  const end = addInterval(start, subscription.recurring_interval, subscription.recurring_interval_count);
  const changed = world.of(subscriptions).update(subscription.id, {
    status: 'active',
    trial_end: now,
    current_period_start: now,
    current_period_end: iso(end),
    anchor_day: dayOfMonth(start),
  });
  announce(world, changed, 'cycled', 'updated');
  world.later(0, () => invoiceCycle(world, changed));
  return changed;
}

export function quantityFor(
  subscription: SubscriptionRow,
  product: CatalogProduct,
): { seats: number | null; units: number | null } {
  const prices = product.prices.filter((price) => price.price_currency === subscription.currency);
  const seatPrice = prices.find((price) => price.amount_type === 'seat_based');
  const unitPrice = prices.find((price) => price.amount_type === 'unit_based');
  const minimumSeats = seatPrice?.seat_tiers?.minimum_seats ?? 1;
  return {
    seats: seatPrice ? Math.max(subscription.seats ?? 0, minimumSeats) : null,
    units: unitPrice ? (subscription.units ?? unitPrice.minimum_units ?? 1) : null,
  };
}

/** The columns of a subscription that follow its product. */
export function productPatch(
  world: World,
  subscription: SubscriptionRow,
  product: CatalogProduct,
): Partial<SubscriptionRow> {
  const quantity = quantityFor(subscription, product);
  return {
    product_id: product.id,
    price_ids: pricesIn(product, subscription.currency).map((price) => price.id),
    recurring_interval: product.recurring_interval ?? subscription.recurring_interval,
    recurring_interval_count: product.recurring_interval_count ?? subscription.recurring_interval_count,
    amount: planAmount(planOf(world, subscription, { product, ...quantity })),
    ...quantity,
  };
}

function afterMove(world: World, before: SubscriptionRow, after: SubscriptionRow): void {
  resetMeters(world, after);
  if (before.seats === null && after.seats !== null) {
    turnIntoTeam(world, after.customer_id, 'switch');
    claimFirstSeat(world, { subscriptionId: after.id });
  }
  if (before.product_id !== after.product_id) world.later(0, () => reconcile(world, { subscriptionId: after.id }));
}
