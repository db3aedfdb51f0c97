import { notFound } from '../http/problem.ts';
import { discountExpired } from '../pricing/discount.ts';
import { priceAmount } from '../pricing/price.ts';
import { byPrice, type Plan } from '../pricing/proration.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { productById } from '../subscriptions/catalog.ts';
import { pendingUpdateOf } from '../subscriptions/pending-update.ts';
import { planOf } from '../subscriptions/plan.ts';
import { type SubscriptionRow, subscriptionMeters } from '../subscriptions/table.ts';
import { openLines } from './open-lines.ts';
import { preview } from './preview.ts';

/**
 * The next charge of a subscription. Nothing is to come (404) while it is past due, revoked, or paused without a date;
 * once its end is scheduled only what is open already would be charged.
 */
export function chargePreview(world: World, subscription: SubscriptionRow) {
  if (!hasNextCharge(subscription)) throw notFound();
  const plan = nextPlan(world, subscription);
  const prorations = byPrice(openLines(world, subscription));
  return preview(world, subscription, {
    base: subscription.cancel_at_period_end ? 0 : staticAmount(plan),
    metered: meteredAmount(world, subscription),
    prorations,
    discount: nextDiscount(subscription, plan),
  });
}

function hasNextCharge(subscription: SubscriptionRow): boolean {
  if (subscription.status === 'paused') return subscription.resumes_at !== null;
  return subscription.status === 'active' || subscription.status === 'trialing';
}

/** The plan of the coming period: a change that waits for it counts already. */
function nextPlan(world: World, subscription: SubscriptionRow): Plan {
  const waiting = pendingUpdateOf(world, subscription);
  if (!waiting) return planOf(world, subscription);
  return planOf(world, subscription, {
    ...(waiting.product_id === null ? {} : { product: productById(world, waiting.product_id) }),
    seats: waiting.seats ?? subscription.seats,
    units: waiting.units ?? subscription.units,
  });
}

function staticAmount(plan: Plan): number {
  return plan.prices.reduce((sum, price) => sum + (priceAmount(price, plan) ?? 0), 0);
}

function meteredAmount(world: World, subscription: SubscriptionRow): number {
  return world
    .of(subscriptionMeters)
    .where((meter) => meter.subscription_id === subscription.id)
    .reduce((sum, meter) => sum + meter.amount, 0);
}

function nextDiscount(subscription: SubscriptionRow, plan: Plan): Plan['discount'] {
  const { discount } = plan;
  if (!discount || subscription.discount_applied_at === null) return discount;
  const appliedAt = milliseconds(subscription.discount_applied_at);
  return discountExpired(discount, appliedAt, milliseconds(subscription.current_period_end)) ? null : discount;
}
