import { hasEnded } from '../operations/subscriptions/state.ts';
import type { RuleFacts, RuleWebhook } from './rule.ts';

/** A state of Polar's that calls for a rule. */
export interface Called {
  /** What the same change is known by, whoever tells of it and however often. */
  readonly key: string;
  /** When it came about, as Polar prints it; null where it is no moment. */
  readonly at: string | null;
}

type Order = NonNullable<RuleFacts['order']>;
type Subscription = NonNullable<RuleFacts['subscription']>;
type State = (facts: RuleFacts) => Called | null;

const ofOrder =
  (keyOf: (order: Order) => string | null): State =>
  ({ order }) => {
    const key = order && keyOf(order);
    // When an order was paid is not said: one from before the rule is left alone whatever happens to it.
    return order && key ? { key, at: order.created_at } : null;
  };

/** A state that came about once, at a moment. */
const ofMoment =
  (name: string, momentOf: (subscription: Subscription) => string | null | undefined): State =>
  ({ subscription }) => {
    const at = subscription && momentOf(subscription);
    return at ? { key: `${name}:${at}`, at } : null;
  };

/** What each webhook leaves behind. Nothing else of it is used, so that what told of the change does not matter. */
export const STATES: Readonly<Record<RuleWebhook, State>> = {
  'customer.created': ({ customer }) => customer && { key: 'created', at: customer.created_at },
  'order.created': ofOrder(() => 'created'),
  'order.paid': ofOrder(({ paid }) => (paid ? 'paid' : null)),
  'order.refunded': ofOrder(({ refunded_amount }) => (refunded_amount > 0 ? `refunded:${refunded_amount}` : null)),
  'subscription.created': ({ subscription }) => subscription && { key: 'created', at: subscription.created_at },
  'subscription.active': ofMoment('active', (one) =>
    one.status === 'active' ? (one.trial_end ?? one.started_at) : null,
  ),
  'subscription.cycled': ofMoment('cycled', ({ started_at, current_period_start }) =>
    started_at !== null && Date.parse(current_period_start) > Date.parse(started_at) ? current_period_start : null,
  ),
  'subscription.canceled': ofMoment('canceled', (one) =>
    one.cancel_at_period_end || hasEnded(one) ? (one.canceled_at ?? one.ended_at) : null,
  ),
  'subscription.past_due': ({ subscription }) =>
    subscription?.status === 'past_due'
      ? { key: `past_due:${subscription.current_period_start}`, at: subscription.past_due_at ?? null }
      : null,
  'subscription.paused': ofMoment('paused', (one) =>
    one.status === 'paused' ? (one.paused_at ?? one.current_period_start) : null,
  ),
  'subscription.revoked': ofMoment('revoked', (one) => (hasEnded(one) ? one.ended_at : null)),
};
