import { type SubscriptionFacts, stateOf } from './subscription-status.ts';

/** What tells whether a customer has a plan already. */
export interface OwnedPlan extends SubscriptionFacts {
  id: string;
  product_id: string;
  amount: number;
}

/**
 * The plan a customer runs already, where one of the products for sale is a plan too: Polar would let them buy a second
 * one beside it, or refuse at the very end. The same product counts first. A free one is replaced by the purchase where
 * a checkout names it.
 *
 * @example
 * ownedPlan(subscriptions, [{ id: 'pro', is_recurring: true }])?.product_id; // 'basic'
 */
export function ownedPlan<S extends OwnedPlan>(
  subscriptions: readonly S[],
  products: readonly { id: string; is_recurring: boolean }[],
): S | null {
  const plans = products.filter(({ is_recurring }) => is_recurring);
  if (plans.length === 0) return null;
  const running = subscriptions.filter((subscription) => !['ended', 'incomplete'].includes(stateOf(subscription)));
  return running.find(({ product_id }) => plans.some(({ id }) => id === product_id)) ?? running[0] ?? null;
}
