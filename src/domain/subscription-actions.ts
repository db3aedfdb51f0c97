import { type SubscriptionFacts, stateOf } from './subscription-status.ts';

/** What can be done to a subscription. */
export type SubscriptionAction = 'change' | 'cancel' | 'uncancel' | 'pause' | 'resume' | 'clearPending' | 'revoke';

/** Why an action is not possible now. */
export type ActionReason =
  | 'ended'
  | 'ending'
  | 'not_ending'
  | 'not_active'
  | 'pausing'
  | 'paused'
  | 'not_paused'
  | 'nothing_pending'
  | 'forbidden'
  | 'not_allowed_by_settings'
  | 'agents_only';

/** Who is looking, as far as actions depend on it. Without one, the server alone decides. */
export interface ActionViewer {
  kind: 'customer' | 'agent' | 'service';
  /** Left out where they are not known: then only the state counts. */
  permissions?: readonly string[] | undefined;
  /** Who acts for a team. */
  member?: { role: string } | undefined;
  portal?: { changePlan: boolean; changeSeats: boolean; pause: boolean } | undefined;
}

/** For every action the reason it is not possible now, or null where it is. */
export type ActionReasons = Record<SubscriptionAction, ActionReason | null>;

/**
 * What is possible on a subscription, by Polar's rules: a plan that is ending cannot be changed, paused or canceled
 * again; only an active one can be paused; nothing brings back an ended one; of a team only its owner and its billing
 * managers change the plan. What the viewer may not do comes before what the state does not allow.
 *
 * @example
 * subscriptionActions({ status: 'active', cancel_at_period_end: true }).uncancel; // null: possible
 */
export function subscriptionActions(subscription: SubscriptionFacts, viewer?: ActionViewer): ActionReasons {
  const state = byState(subscription);
  const customer = viewer?.kind === 'customer';
  const barred = customer
    ? viewer.member?.role === 'member'
    : viewer?.permissions?.includes('subscriptions:write') === false;
  const never = stateOf(subscription) === 'ended' ? 'ended' : barred && 'forbidden';
  if (never) {
    for (const action in state) state[action as SubscriptionAction] = never;
  } else if (customer) {
    state.revoke = 'agents_only';
    if (viewer.portal?.changePlan === false) state.change = 'not_allowed_by_settings';
    if (viewer.portal?.pause === false) state.pause = state.resume = 'not_allowed_by_settings';
  }
  return state;
}

function byState(subscription: SubscriptionFacts): ActionReasons {
  const { status } = subscription;
  const ending = subscription.cancel_at_period_end;
  const pausing = subscription.pause_at_period_end;
  const paused = status === 'paused';
  return {
    change: ending ? 'ending' : status === 'incomplete' ? 'not_active' : null,
    cancel: ending ? 'ending' : null,
    uncancel: ending ? null : 'not_ending',
    pause: ending ? 'ending' : paused ? 'paused' : pausing ? 'pausing' : status === 'active' ? null : 'not_active',
    resume: paused || pausing ? null : 'not_paused',
    clearPending: subscription.pending_update ? null : 'nothing_pending',
    revoke: null,
  };
}
