// The ways in which Polar refuses to change a subscription.

import { badRequest, type PolarProblem, problem } from '../http/problem.ts';
import type { SubscriptionRow } from './table.ts';

export function alreadyCanceled(): PolarProblem {
  return problem(
    403,
    'AlreadyCanceledSubscription',
    'This subscription is already canceled or will be at the end of the period.',
  );
}

export function inactive(subscription: SubscriptionRow): PolarProblem {
  return problem(403, 'InactiveSubscription', `Subscription ${subscription.id} is not active.`);
}

export function gone(): PolarProblem {
  return problem(410, 'ResourceUnavailable', 'Unavailable');
}

export function nothingToUndo(): PolarProblem {
  return badRequest();
}

export function isRevoked(subscription: SubscriptionRow): boolean {
  return subscription.status === 'canceled';
}

/** Most changes are refused once the end is decided, whether it has come or not. */
export function refuseWhenEnding(subscription: SubscriptionRow): void {
  if (isRevoked(subscription) || subscription.cancel_at_period_end) throw alreadyCanceled();
}

export function isActive(subscription: SubscriptionRow): boolean {
  return subscription.status === 'active' || subscription.status === 'trialing';
}
