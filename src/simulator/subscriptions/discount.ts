import { recordDiscountChange } from '../events/subscription-events.ts';
import { invalid } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { redeem, redeemableDiscount } from './catalog.ts';
import { announce } from './events.ts';
import { planAmount, planOf } from './plan.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** Sets or (null) removes the discount; it counts from the next period on. Polar allows it in every status. */
export function changeDiscount(
  world: World,
  subscription: SubscriptionRow,
  discountId: string | null,
): SubscriptionRow {
  const wrong = (msg: string) => invalid([{ loc: ['body', 'discount_id'], msg, input: discountId }]);
  if (discountId !== null) {
    if (discountId === subscription.discount_id) throw wrong('This discount is already applied to the subscription.');
    if (!redeemableDiscount(world, subscription, discountId))
      throw wrong('Discount does not exist, is not applicable to this product or is not redeemable.');
  }
  if (discountId === null && subscription.discount_id === null) return subscription;
  const next = { ...subscription, discount_id: discountId, discount_applied_at: null };
  const changed = world.of(subscriptions).update(subscription.id, {
    discount_id: discountId,
    discount_applied_at: null,
    amount: planAmount(planOf(world, next)),
  });
  redeem(world, discountId);
  recordDiscountChange(world, changed);
  announce(world, changed, 'updated');
  return changed;
}
