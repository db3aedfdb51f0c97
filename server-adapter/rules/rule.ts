import type { Input, Output } from '../../src/contract/types.ts';

/** A firing of a rule that is told to the host. The same id may come twice, and always means the same firing. */
export interface RuleNotice {
  readonly id: string;
  readonly rule: string;
  readonly connection: string;
  readonly facts: RuleFacts;
}

/** Something that happened in the host's product. */
export interface RuleEvent {
  /** What rules listen for, e.g. `abuse.confirmed`. */
  readonly name: string;
  /** The host's own id of it, up to 200 characters: each rule acts once for a customer and an id, however often it comes. */
  readonly id: string;
  /** Whom it is about: Polar's id, or the host's own. */
  readonly customer: { readonly id: string } | { readonly externalId: string };
  /** Which subscription; without it the customer's only one that has not ended. */
  readonly subscriptionId?: string | undefined;
  /** What conditions read; JSON of up to 16 KiB. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  /** The id of the notice whose callback emits this: so a circle of rules is seen. */
  readonly causedBy?: string | undefined;
}

/** What a rule decides by, read from Polar just now. What the trigger is not about is null. */
export interface RuleFacts {
  readonly connection: string;
  readonly customerId: string;
  readonly subscription: Output<'subscriptions.get'> | null;
  readonly customer: Output<'customer.get'> | null;
  readonly order: Output<'orders.get'> | null;
  readonly meter: Output<'meters.list'>[number] | null;
  readonly event: Pick<RuleEvent, 'name' | 'id' | 'data'> | null;
  /** Epoch ms. */
  readonly now: number;
}

/** Webhooks of Polar that a rule can be called by: those that leave a state behind, by which the same change is known again. */
export type RuleWebhook =
  | 'customer.created'
  | `order.${'created' | 'paid' | 'refunded'}`
  | `subscription.${'created' | 'active' | 'cycled' | 'canceled' | 'past_due' | 'paused' | 'revoked'}`;

export interface RuleThreshold {
  /** Polar's id of the meter. */
  readonly meter: string;
  /** Units consumed; once in a billing period. */
  readonly consumed?: number | undefined;
  /** Units left, or fewer; once in a billing period and again after each credit. */
  readonly left?: number | undefined;
}

/** What calls for a rule: one of these. Times are days, each of 24 hours. */
export type RuleTrigger =
  | { readonly event: string }
  | { readonly webhook: RuleWebhook }
  | { readonly threshold: RuleThreshold }
  | { readonly trialEndsIn: number }
  | { readonly pastDueFor: number };

type Given<T> = T | ((facts: RuleFacts) => T);
type Plan = Pick<Input<'subscriptions.change'>, 'product_id' | 'seats' | 'units'>;
type Named<N extends 'subscriptions.cancel' | 'subscriptions.revoke' | 'subscriptions.pause'> = {
  readonly operation: N;
  readonly input?: Given<Omit<Input<N>, 'subscription_id'>> | undefined;
};

/** The one thing a rule does. A plan change is scheduled: it begins with the next period, and nothing is charged now. */
export type RuleAction =
  | { readonly operation: 'subscriptions.change'; readonly input: Given<Plan> }
  | Named<'subscriptions.cancel'>
  | Named<'subscriptions.revoke'>
  | Named<'subscriptions.pause'>
  | { readonly operation: 'subscriptions.createFree'; readonly input: Given<Input<'subscriptions.createFree'>> }
  | { readonly operation: 'notify'; readonly send: (notice: RuleNotice) => unknown };

/**
 * A rule, declared in code: what calls for it, under which condition, and the one operation it then runs.
 *
 * @example
 * const endTrial: Rule = {
 *   name: 'ask-for-a-card',
 *   on: { trialEndsIn: 3 },
 *   when: ({ subscription }) => subscription?.metadata?.plan !== 'internal',
 *   do: { operation: 'notify', send: ({ id, facts }) => mail(id, facts.customerId) },
 * };
 */
export interface Rule {
  /** What it is known by for good: under another name it is another rule. Lower case, digits, `.`, `_` and `-`, up to 64. */
  readonly name: string;
  /** @default every connection */
  readonly connection?: string | undefined;
  readonly on: RuleTrigger;
  /** Changes nothing and may be asked often; without it, always. */
  readonly when?: ((facts: RuleFacts) => boolean | Promise<boolean>) | undefined;
  readonly do: RuleAction;
  /** Most firings within an hour, on each connection; more wait. @default 30 */
  readonly perHour?: number | undefined;
  /** Only write down what it would do. @default false */
  readonly dryRun?: boolean | undefined;
}
