import { turnIntoTeam } from '../customers/team.ts';
import { reconcile } from '../grants/reconcile.ts';
import { discountExpired } from '../pricing/discount.ts';
import { claimFirstSeat } from '../seats/seats.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { discountById, findProduct } from './catalog.ts';
import { productPatch } from './change-product.ts';
import { announce } from './events.ts';
import { invoiceCycle } from './invoice.ts';
import { startPause } from './pause.ts';
import { dropPending, pendingUpdateOf } from './pending-update.ts';
import { periodEnd, planAmount, planOf } from './plan.ts';
import { endCanceled } from './revoke.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** What the scheduler does when a period is over: end, pause, or begin the next one. */
export function endPeriod(world: World, subscription: SubscriptionRow): SubscriptionRow {
  if (subscription.status === 'canceled' || subscription.status === 'paused') return subscription;
  if (subscription.cancel_at_period_end) return endCanceled(world, subscription);
  if (subscription.pause_at_period_end) return startPause(world, subscription);
  return renew(world, subscription);
}

function renew(world: World, subscription: SubscriptionRow): SubscriptionRow {
  const moved = applyPending(world, subscription);
  const start = moved.current_period_end;
  const end = periodEnd(milliseconds(start), {
    interval: moved.recurring_interval,
    count: moved.recurring_interval_count,
    anchorDay: moved.anchor_day,
  });
  const next: SubscriptionRow = {
    ...moved,
    ...discountFor(world, moved, start),
    status: moved.status === 'trialing' ? 'active' : moved.status,
    current_period_start: start,
    current_period_end: iso(end),
  };
  const amount = planAmount(planOf(world, next));
  const { status, current_period_start, current_period_end, discount_id, discount_applied_at } = next;
  const changed = world.of(subscriptions).update(subscription.id, {
    status,
    current_period_start,
    current_period_end,
    discount_id,
    discount_applied_at,
    amount,
  });
  announce(world, changed, 'cycled', 'updated');
  world.later(0, () => {
    invoiceCycle(world, changed);
    if (changed.product_id !== subscription.product_id) reconcile(world, { subscriptionId: changed.id });
  });
  return changed;
}

/** A discount leaves when its time is over; one that was set during the last period begins to count now. */
function discountFor(
  world: World,
  subscription: SubscriptionRow,
  start: string,
): Pick<SubscriptionRow, 'discount_id' | 'discount_applied_at'> {
  const { discount_id, discount_applied_at } = subscription;
  const discount = discountById(world, discount_id);
  if (!discount) return { discount_id: null, discount_applied_at: null };
  if (discount_applied_at === null) return { discount_id, discount_applied_at: start };
  if (discountExpired(discount, milliseconds(discount_applied_at), milliseconds(start)))
    return { discount_id: null, discount_applied_at: null };
  return { discount_id, discount_applied_at };
}

// What was scheduled happens, unless the product has meanwhile gone: then it is dropped without a word.
function applyPending(world: World, subscription: SubscriptionRow): SubscriptionRow {
  const pending = pendingUpdateOf(world, subscription);
  if (!pending) return subscription;
  dropPending(world, subscription);
  const quantities = {
    ...(pending.seats === null ? {} : { seats: pending.seats }),
    ...(pending.units === null ? {} : { units: pending.units }),
  };
  const product = pending.product_id
    ? findProduct(world, subscription.organization_id, pending.product_id)
    : findProduct(world, subscription.organization_id, subscription.product_id);
  if (!product || product.is_archived) return subscription;
  const wanted = { ...subscription, ...quantities };
  const patch = pending.product_id ? productPatch(world, wanted, product) : quantities;
  const moved = world.of(subscriptions).patch(subscription.id, { ...quantities, ...patch });
  if (subscription.seats === null && moved.seats !== null) {
    turnIntoTeam(world, moved.customer_id, 'switch');
    claimFirstSeat(world, { subscriptionId: moved.id });
  }
  return moved;
}
