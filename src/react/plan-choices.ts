import type { Product, Subscription } from '../contract/operations.gen.ts';
import { type BenefitChange, benefitChange } from '../domain/benefit-change.ts';
import { type PlanDirection, planDirection } from '../domain/plan-direction.ts';
import { type ListPrice, planPrice } from '../domain/plan-price.ts';

/** A plan one could change to. */
export interface PlanChoice extends PlanDirection, BenefitChange {
  product: Product;
  price: ListPrice | null;
  current: boolean;
  /** Null: it can be picked. */
  blocked: 'current' | 'other_currency' | null;
}

/** The plans of a list that a subscription could have, priced for so many seats. */
export function choicesOf(subscription: Subscription, products: readonly Product[], wanted: number): PlanChoice[] {
  const { currency, seats, product_id, product } = subscription;
  // A plan that is archived or not public still stands first in the list of the one who has it.
  const all = product && !products.some(({ id }) => id === product_id) ? [product, ...products] : products;
  const from = {
    amount: subscription.amount,
    currency,
    interval: subscription.recurring_interval,
    intervalCount: subscription.recurring_interval_count,
  };
  const own = product ? (planPrice(product, currency, seats ?? 1) ?? from) : from;
  return all
    .filter((plan) => plan.id === product_id || (plan.is_recurring && !plan.is_archived))
    .map((plan) => {
      const price = planPrice(plan, currency, wanted);
      const current = plan.id === product_id;
      const direction: PlanDirection = price
        ? planDirection(own, price)
        : { direction: 'unknown', intervalChanges: false };
      return {
        ...direction,
        ...benefitChange(product, plan),
        product: plan,
        price,
        current,
        blocked: current ? 'current' : price ? null : 'other_currency',
      };
    });
}
