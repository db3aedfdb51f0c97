import type { Input, OperationName } from '../../src/contract/types.ts';
import { FloeProblem } from '../engine/problem.ts';
import { hasEnded, isEmpty, missing } from '../operations/subscriptions/state.ts';
import type { Rule, RuleAction, RuleFacts } from './rule.ts';
import { written } from './subject.ts';

type Calls = Exclude<RuleAction, { operation: 'notify' }>;

/** A call of an operation, as a rule makes it. */
export interface Call {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the rule calls now. Throws a problem where it cannot: its input cannot be made, or there is no one subscription. */
export function callOf(action: Calls, facts: RuleFacts): Call {
  const { operation: name } = action;
  const given = givenTo(action, facts);
  if (name === 'subscriptions.createFree') return { name, input: given };
  const { subscription } = facts;
  if (!subscription) {
    const detail = 'There is no subscription, or more than one, that this could be about.';
    throw new FloeProblem('state_conflict', { detail });
  }
  // Scheduled, so that no rule ever charges.
  const timing = name === 'subscriptions.change' ? { proration_behavior: 'next_period' } : {};
  return { name, input: { ...given, ...timing, subscription_id: subscription.id } };
}

function givenTo({ input }: Calls, facts: RuleFacts): Readonly<Record<string, unknown>> {
  return { ...(typeof input === 'function' ? input(facts) : input) };
}

/** Whether one that was begun may be begun again: its target state can be looked at, or the id says it is the same. */
export const isResumable = (operation: string): boolean => operation !== 'subscriptions.createFree';

/** What a call changes, written like a subject; null where that is nothing of Polar's. */
export function touchedBy(operation: string, { subscription, customerId }: RuleFacts): string | null {
  if (operation === 'notify') return null;
  if (operation === 'subscriptions.createFree') return written({ kind: 'customer', id: customerId });
  return subscription && written({ kind: 'subscription', id: subscription.id });
}

/** Whether what the rule wants is so already, whoever did it. */
export function holds({ do: action }: Rule, facts: RuleFacts): boolean {
  const { subscription: now } = facts;
  if (!now || action.operation === 'notify') return false;
  switch (action.operation) {
    case 'subscriptions.cancel':
      return now.cancel_at_period_end || hasEnded(now);
    case 'subscriptions.revoke':
      return hasEnded(now);
    case 'subscriptions.pause':
      return now.status === 'paused' || now.pause_at_period_end === true;
    case 'subscriptions.change':
      // The rule's type says that these are fields of a plan.
      return isEmpty(
        missing(givenTo(action, facts) as Omit<Input<'subscriptions.change'>, 'subscription_id'>, now, true),
      );
    case 'subscriptions.createFree':
      return false;
  }
}
