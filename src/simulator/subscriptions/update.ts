import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { Infer } from '../validation/schema.ts';
import { changePeriodEnd } from './billing-period.ts';
import { cancelAtPeriodEnd, uncancel } from './cancel.ts';
import { changeProduct } from './change-product.ts';
import { changeSeats, changeUnits } from './change-quantity.ts';
import { changeDiscount } from './discount.ts';
import { announce } from './events.ts';
import { resume, schedulePause, unschedulePause } from './pause.ts';
import { clearPendingUpdate } from './pending-update.ts';
import { revoke } from './revoke.ts';
import type { subscriptionUpdate } from './schema.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';
import { changeTrial } from './trial.ts';

type Update = Infer<typeof subscriptionUpdate>;
type BaseUpdate = Exclude<
  Update,
  | { seats: unknown }
  | { units: unknown }
  | { current_billing_period_end: unknown }
  | { cancel_at_period_end: unknown }
  | { revoke: unknown }
  | { pause_at_period_end: unknown }
  | { resume: unknown }
  | { pending_update: unknown }
>;

/** Does what a merchant's PATCH asks for. */
export function updateSubscription(world: World, row: SubscriptionRow, update: Update): SubscriptionRow {
  if ('seats' in update) return changeSeats(world, row, { seats: update.seats, behavior: update.proration_behavior });
  if ('units' in update) return changeUnits(world, row, { units: update.units, behavior: update.proration_behavior });
  if ('current_billing_period_end' in update) return changePeriodEnd(world, row, update.current_billing_period_end);
  if ('cancel_at_period_end' in update)
    return update.cancel_at_period_end ? cancelAtPeriodEnd(world, row, wordsOf(update)) : uncancel(world, row);
  if ('revoke' in update) return revoke(world, row, wordsOf(update));
  if ('pause_at_period_end' in update)
    return update.pause_at_period_end
      ? schedulePause(world, row, update.resumes_at == null ? null : iso(update.resumes_at))
      : unschedulePause(world, row);
  if ('resume' in update) return resume(world, row);
  if ('pending_update' in update) return clearPendingUpdate(world, row);
  return updateBase(world, row, update);
}

function wordsOf(update: {
  readonly customer_cancellation_reason?: string | null | undefined;
  readonly customer_cancellation_comment?: string | null | undefined;
}) {
  return { reason: update.customer_cancellation_reason, comment: update.customer_cancellation_comment };
}

function updateBase(world: World, row: SubscriptionRow, update: BaseUpdate): SubscriptionRow {
  let changed = row;
  if (update.product_id)
    changed = changeProduct(world, changed, { productId: update.product_id, behavior: update.proration_behavior });
  if (update.discount_id !== undefined) changed = changeDiscount(world, changed, update.discount_id);
  if (update.trial_end != null) changed = changeTrial(world, changed, update.trial_end);
  if (update.metadata !== undefined) {
    changed = world.of(subscriptions).update(changed.id, { metadata: update.metadata });
    announce(world, changed, 'updated');
  }
  return changed;
}
