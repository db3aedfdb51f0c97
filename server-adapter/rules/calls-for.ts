import type { RuleRow } from '../store/rules-port.ts';
import type { Rule, RuleFacts, RuleThreshold } from './rule.ts';
import { STATES } from './states.ts';
import { subjectIn } from './subject.ts';

const DAY_MS = 24 * 3_600_000;

/** The key of what calls for the rule now; null where nothing does. `row` says since when the rule is known. */
export function callsFor({ on }: Rule, facts: RuleFacts, { since }: Pick<RuleRow, 'since'>): string | null {
  const { subscription, event, now } = facts;
  if ('event' in on) return event?.name === on.event ? event.id : null;
  // What an event is about was read for it alone.
  if (event) return null;
  const { kind } = subjectIn(facts);
  if ('webhook' in on) {
    // A subscription beside its order is no subject of its own: it would be another firing for the same change.
    if (on.webhook.split('.')[0] !== kind) return null;
    const called = STATES[on.webhook](facts);
    const isOld = called !== null && called.at !== null && Date.parse(called.at) < since;
    return called && !isOld ? called.key : null;
  }
  if ('threshold' in on) return crossed(on.threshold, facts);
  if (kind !== 'subscription') return null;
  if ('trialEndsIn' in on) {
    if (subscription?.status !== 'trialing' || !subscription.trial_end) return null;
    const left = Date.parse(subscription.trial_end) - now;
    return left > 0 && left <= on.trialEndsIn * DAY_MS ? `trial_end:${subscription.trial_end}` : null;
  }
  if (subscription?.status !== 'past_due' || !subscription.past_due_at) return null;
  const isLong = now - Date.parse(subscription.past_due_at) >= on.pastDueFor * DAY_MS;
  return isLong ? `past_due:${subscription.current_period_start}` : null;
}

/** A new period, or a credit where it is about what is left, makes it another time. */
export function crossed(
  { meter, consumed, left }: RuleThreshold,
  { meter: now, subscription }: Pick<RuleFacts, 'meter' | 'subscription'>,
): string | null {
  if (now?.meter_id !== meter) return null;
  const period = subscription?.current_period_start ?? 'none';
  if (consumed !== undefined) return now.consumed_units >= consumed ? `consumed:${consumed}:${period}` : null;
  return left !== undefined && now.balance <= left ? `left:${left}:${period}:${now.credited_units}` : null;
}
