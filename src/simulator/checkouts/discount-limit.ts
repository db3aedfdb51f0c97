import { discounts } from '../discounts/table.ts';
import { problem } from '../http/problem.ts';
import { type OrderRow, orders } from '../orders/table.ts';
import { payments } from '../payments/table.ts';
import type { World } from '../state/world.ts';
import { knownCustomer } from './customer.ts';
import type { CheckoutRow } from './table.ts';

/**
 * Refuses a discount that this buyer has used as often as one may: the customer where he is known, and whoever pays
 * with the same card.
 */
export function refuseUsedUpDiscount(world: World, row: CheckoutRow, last4: string | null = null): void {
  const limit = world.of(discounts).get(row.discount_id)?.max_redemptions_per_customer;
  if (limit == null) return;
  const customer = knownCustomer(world, row);
  const paidWith = (order: OrderRow): boolean =>
    last4 !== null && world.of(payments).find((one) => one.order_id === order.id && one.last4 === last4) !== undefined;
  const used = world
    .of(orders)
    .where((order) => order.discount_id === row.discount_id && order.checkout_id !== null)
    .filter((order) => order.customer_id === customer?.id || paidWith(order));
  if (used.length >= limit)
    throw problem(
      403,
      'DiscountRedemptionLimitReached',
      'You have already redeemed this discount the maximum number of times allowed per customer.',
    );
}
