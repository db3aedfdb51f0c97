import type { News } from '../store/inbox-port.ts';
import type { Look } from '../store/rules-port.ts';
import type { Rule } from './rule.ts';
import { written } from './subject.ts';

/**
 * What Polar's news may call rules for: each thing once, however many pieces of news tell of it, from wherever. News
 * that names a customer alone is looked up with all of its subscriptions.
 */
export function looksOf(rules: readonly Rule[], batch: readonly News[], at: number): readonly Look[] {
  const families = new Set(rules.flatMap(({ on }) => familiesOf(on)));
  const subjects = new Set<string>();
  for (const { customerId, subscriptionId, orderId } of batch) {
    if (subscriptionId !== null && families.has('subscription'))
      subjects.add(written({ kind: 'subscription', id: subscriptionId }));
    if (orderId !== null && families.has('order')) subjects.add(written({ kind: 'order', id: orderId }));
    if (customerId !== null && subscriptionId === null && orderId === null && families.size > 0)
      subjects.add(written({ kind: 'customer', id: customerId }));
  }
  return [...subjects].map((subject) => ({ subject, body: null, at }));
}

/** Times and thresholds are found by their own rounds; news only makes them sooner. */
function familiesOf(on: Rule['on']): readonly string[] {
  if ('webhook' in on) return on.webhook.split('.').slice(0, 1);
  return 'event' in on || 'threshold' in on ? [] : ['subscription'];
}
