import type { Rule, RuleTrigger, RuleWebhook } from './rule.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const KINDS = ['event', 'webhook', 'threshold', 'trialEndsIn', 'pastDueFor'];
/** What each webhook is about. */
const WEBHOOKS: Readonly<Record<RuleWebhook, true>> = {
  'customer.created': true,
  'order.created': true,
  'order.paid': true,
  'order.refunded': true,
  'subscription.created': true,
  'subscription.active': true,
  'subscription.cycled': true,
  'subscription.canceled': true,
  'subscription.past_due': true,
  'subscription.paused': true,
  'subscription.revoked': true,
};

/** Throws where a rule could never work, or two would be taken for one. */
export function assertRules(rules: readonly Rule[]): void {
  const names = new Set<string>();
  for (const rule of rules) {
    const wrong = NAME.test(rule.name) ? wrongWith(rule, names) : 'its name is not 1 to 64 of a-z, 0-9, ".", "_", "-".';
    if (wrong) throw new Error(`Floe: the rule "${rule.name}" cannot work: ${wrong}`);
    names.add(rule.name);
  }
}

function wrongWith({ name, on, do: { operation }, perHour = 1 }: Rule, names: ReadonlySet<string>): string | null {
  if (names.has(name)) return 'there are two of this name.';
  if (!(Number.isInteger(perHour) && perHour >= 1)) return 'perHour is not a whole number from 1.';
  const kinds = KINDS.filter((kind) => kind in on);
  if (kinds.length !== 1) return `on names ${kinds.length} triggers and has to name one of ${KINDS.join(', ')}.`;
  if ('webhook' in on && on.webhook === 'customer.created' && needsSubscription(operation))
    return `a new customer has no subscription for ${operation}.`;
  return wrongWithTrigger(on);
}

const needsSubscription = (operation: Rule['do']['operation']): boolean =>
  operation !== 'notify' && operation !== 'subscriptions.createFree';

function wrongWithTrigger(on: RuleTrigger): string | null {
  if ('event' in on) return on.event === '' ? 'the event has no name.' : null;
  if ('webhook' in on) return Object.hasOwn(WEBHOOKS, on.webhook) ? null : notFor(on.webhook);
  if ('threshold' in on) {
    const { consumed, left } = on.threshold;
    return (consumed === undefined) === (left === undefined) ? 'threshold takes one of consumed and left.' : null;
  }
  const days = 'trialEndsIn' in on ? on.trialEndsIn : on.pastDueFor;
  return days >= 0 && days <= 365 ? null : 'days go from 0 to 365.';
}

const notFor = (webhook: string): string =>
  `"${webhook}" leaves no state by which the same change is known again. Those that do: ${Object.keys(WEBHOOKS).join(', ')}.`;
