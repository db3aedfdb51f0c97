/** What the display status needs of a subscription; Polar's field names. */
export interface SubscriptionFacts {
  status: string;
  current_period_end?: string | null | undefined;
  trial_end?: string | null | undefined;
  cancel_at_period_end?: boolean | undefined;
  ends_at?: string | null | undefined;
  ended_at?: string | null | undefined;
  past_due_at?: string | null | undefined;
  pause_at_period_end?: boolean | undefined;
  paused_at?: string | null | undefined;
  resumes_at?: string | null | undefined;
  pending_update?: { applies_at: string } | null | undefined;
}

/** The one label a subscription is shown under. `unknown` keeps a status that Polar may add later. */
export type SubscriptionState =
  | 'ended'
  | 'past_due'
  | 'unpaid'
  | 'incomplete'
  | 'paused'
  | 'ending'
  | 'pausing'
  | 'change_scheduled'
  | 'trialing'
  | 'active'
  | 'unknown';

/** A dated line beside the label. `at` is an ISO instant (UTC); null = no date is set (an open-ended pause). */
export interface SubscriptionNote {
  kind:
    | 'ended'
    | 'ends'
    | 'past_due_since'
    | 'paused_since'
    | 'resumes'
    | 'pauses'
    | 'changes'
    | 'trial_ends'
    | 'renews';
  at: string | null;
}

/** What a screen tells about a subscription: one label, then the dates that matter, most urgent first. */
export interface SubscriptionDisplay {
  state: SubscriptionState;
  notes: SubscriptionNote[];
}

/** The label alone; see {@link describeSubscription} for the order. */
export function stateOf(subscription: SubscriptionFacts): SubscriptionState {
  const { status } = subscription;
  if (subscription.ended_at || status === 'canceled' || status === 'incomplete_expired') return 'ended';
  if (status === 'past_due' || status === 'unpaid' || status === 'incomplete' || status === 'paused') return status;
  if (subscription.cancel_at_period_end) return 'ending';
  if (subscription.pause_at_period_end) return 'pausing';
  if (subscription.pending_update) return 'change_scheduled';
  return status === 'trialing' || status === 'active' ? status : 'unknown';
}

/**
 * Derives the label and dated notes of a subscription; the first matching state wins, in this order: ended,
 * past due or unpaid, incomplete, paused, ending, pausing, change scheduled, trialing, active.
 *
 * What the label hides stays in the notes: a trial that is ending tells both, a past due subscription that is
 * ending too. Polar keeps `status: active` while a cancellation or pause is scheduled, so `status` alone misleads.
 *
 * @example
 * describeSubscription({ status: 'active', cancel_at_period_end: true, ends_at: '2026-12-20T00:00:00Z' });
 * // { state: 'ending', notes: [{ kind: 'ends', at: '2026-12-20T00:00:00Z' }] }
 */
export function describeSubscription(subscription: SubscriptionFacts): SubscriptionDisplay {
  const { status, current_period_end: periodEnd, ends_at, resumes_at, cancel_at_period_end: ending } = subscription;
  const state = stateOf(subscription);
  const pausing = subscription.pause_at_period_end && !ending;
  const notes: [kind: SubscriptionNote['kind'], is: unknown, at: string | null | undefined][] = [
    ['past_due_since', state === 'past_due' || state === 'unpaid', subscription.past_due_at],
    ['paused_since', state === 'paused', subscription.paused_at],
    ['ends', ending, ends_at ?? periodEnd],
    ['trial_ends', status === 'trialing', subscription.trial_end ?? periodEnd],
    ['pauses', pausing, periodEnd],
    ['resumes', state === 'paused' || (pausing && resumes_at), resumes_at],
    ['changes', subscription.pending_update, subscription.pending_update?.applies_at],
    ['renews', state === 'active' && periodEnd, periodEnd],
  ];
  const told = notes.flatMap(([kind, is, at]) => (is ? { kind, at: at ?? null } : []));
  return { state, notes: state === 'ended' ? [{ kind: state, at: subscription.ended_at ?? ends_at ?? null }] : told };
}
