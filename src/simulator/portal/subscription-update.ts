// A customer changes a subscription, as far as the organization's portal settings let customers.

import { problem } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { chargeMethod } from '../payments/cards.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { cancelAtPeriodEnd, uncancel } from '../subscriptions/cancel.ts';
import { changeProduct } from '../subscriptions/change-product.ts';
import { changeSeats } from '../subscriptions/change-quantity.ts';
import { resume, schedulePause, unschedulePause } from '../subscriptions/pause.ts';
import { clearPendingUpdate } from '../subscriptions/pending-update.ts';
import { revoke } from '../subscriptions/revoke.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';
import type { SubscriptionUpdate } from './subscription-bodies.ts';

type Settings = OrganizationRow['customer_portal_settings']['subscription'];

export function updateSubscription(
  world: World,
  subscription: SubscriptionRow,
  asked: SubscriptionUpdate,
  organization: OrganizationRow,
): SubscriptionRow {
  const settings = organization.customer_portal_settings.subscription;
  if ('product_id' in asked) {
    if (!settings.update_plan) throw notAllowed('UpdateSubscriptionPlanNotAllowed', 'Updating subscription plan');
    return changeProduct(world, subscription, { productId: asked.product_id, publicOnly: true });
  }
  if ('seats' in asked) {
    if (!settings.update_seats) throw notAllowed('UpdateSubscriptionSeatsNotAllowed', 'Updating subscription seats');
    return changeSeats(world, subscription, { seats: asked.seats });
  }
  if ('pending_update' in asked) return clearPendingUpdate(world, subscription);
  if ('pause_at_period_end' in asked) return pauseOrNot(world, subscription, { ...asked, settings });
  if ('resume' in asked) return resumeNow(world, subscription, settings);
  return cancelOrNot(world, subscription, asked);
}

interface PauseAsked {
  readonly pause_at_period_end: boolean;
  readonly resumes_at?: number | null;
  readonly settings: Settings;
}

function pauseOrNot(world: World, subscription: SubscriptionRow, asked: PauseAsked): SubscriptionRow {
  requirePause(asked.settings);
  if (!asked.pause_at_period_end) return unschedulePause(world, subscription);
  return schedulePause(world, subscription, asked.resumes_at == null ? null : iso(asked.resumes_at));
}

function resumeNow(world: World, subscription: SubscriptionRow, settings: Settings): SubscriptionRow {
  requirePause(settings);
  if (subscription.status === 'paused') requireCard(world, subscription);
  return resume(world, subscription);
}

interface CancelAsked {
  readonly cancel_at_period_end?: boolean | null;
  readonly cancellation_reason?: string | null;
  readonly cancellation_comment?: string | null;
}

/** Cancelling is always allowed. An empty request changes nothing. */
function cancelOrNot(world: World, subscription: SubscriptionRow, asked: CancelAsked): SubscriptionRow {
  if (asked.cancel_at_period_end == null) return subscription;
  if (asked.cancel_at_period_end)
    return cancelAtPeriodEnd(world, subscription, {
      reason: asked.cancellation_reason,
      comment: asked.cancellation_comment,
    });
  if (subscription.cancel_at_period_end && subscription.ended_at === null) requireCard(world, subscription);
  return uncancel(world, subscription);
}

/**
 * Ends a subscription at once. Customers may only where that stops a debt from being collected: past due, with no
 * grace period.
 */
export function revokeByCustomer(
  world: World,
  subscription: SubscriptionRow,
  organization: OrganizationRow,
  words: Pick<CancelAsked, 'cancellation_reason' | 'cancellation_comment'>,
): SubscriptionRow {
  const grace = organization.subscription_settings.benefit_revocation_grace_period;
  if (subscription.status !== 'past_due' || grace > 0)
    throw problem(409, 'RevokeNotAllowed', 'This subscription cannot be revoked.');
  return revoke(world, subscription, { reason: words.cancellation_reason, comment: words.cancellation_comment });
}

function requirePause(settings: Settings): void {
  if (!settings.pause) throw notAllowed('PauseResumeNotAllowed', 'Pausing or resuming a subscription');
}

function requireCard(world: World, subscription: SubscriptionRow): void {
  if (subscription.amount === 0) return;
  if (chargeMethod(world, subscription.customer_id, subscription.payment_method_id)) return;
  throw problem(409, 'PaymentMethodRequired', 'A payment method is required to continue this subscription.');
}

function notAllowed(error: string, what: string) {
  return problem(403, error, `${what} is not allowed.`);
}
