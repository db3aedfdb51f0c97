import { type SubscriptionFacts, stateOf } from './subscription-status.ts';

/** What a team can set on a customer's plan, one at a time. */
export type PlanTerm = 'discount' | 'trial' | 'period';

/** Why a term cannot be set now. */
export type PlanTermReason = 'ended' | 'ending' | 'not_active';

/**
 * For every term the reason it cannot be set now, or null where it can. Polar takes a trial and another end of the period
 * only while a plan is active or on trial, and no other end once it is ending; a discount counts from the next invoice,
 * so it is no use on a plan that has none.
 *
 * @example
 * planTermReasons({ status: 'past_due', cancel_at_period_end: false }).discount; // null: possible
 */
export function planTermReasons(subscription: SubscriptionFacts): Record<PlanTerm, PlanTermReason | null> {
  const { status, cancel_at_period_end: ending } = subscription;
  if (stateOf(subscription) === 'ended') return { discount: 'ended', trial: 'ended', period: 'ended' };
  const runs = status === 'active' || status === 'trialing' ? null : 'not_active';
  return { discount: ending ? 'ending' : null, trial: ending ? 'ending' : runs, period: ending ? 'ending' : runs };
}

/**
 * The instant after which a term's day has to lie, ms: now; for a trial on a running plan the end of the period that is
 * paid for.
 */
export function planTermBound(
  term: PlanTerm,
  subscription: { status: string; current_period_end: string | null },
  now: number,
): number {
  const { status, current_period_end: end } = subscription;
  return term === 'trial' && status === 'active' && end ? Math.max(now, Date.parse(end)) : now;
}
