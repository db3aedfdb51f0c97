import type { RuleFacts } from './rule.ts';

/** A thing of Polar's that a rule looks at. */
export interface Subject {
  readonly kind: 'subscription' | 'order' | 'customer' | 'customer_meter';
  readonly id: string;
}

export const written = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** Reads what `written` wrote; null for what is none of these. */
export function subjectOf(text: string): Subject | null {
  const [, kind, id] = /^(subscription|order|customer|customer_meter):(.+)$/.exec(text) ?? [];
  // The pattern lets no other kind through.
  return kind && id ? { kind: kind as Subject['kind'], id } : null;
}

/** What calls, as the facts show it: an event is its customer's. */
export function subjectIn({ customerId, subscription, order, meter, event }: RuleFacts): Subject {
  if (meter) return { kind: 'customer_meter', id: meter.id };
  if (order) return { kind: 'order', id: order.id };
  if (subscription && !event) return { kind: 'subscription', id: subscription.id };
  return { kind: 'customer', id: customerId };
}
