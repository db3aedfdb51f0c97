import { byWeight } from '../orders/by-weight.ts';
import type { OrderRow } from '../orders/table.ts';
import { derivedAmounts, orderFields } from '../orders/view.ts';
import { viewPrice } from '../products/price-view.ts';
import { products } from '../products/table.ts';
import { viewPortalProduct } from '../products/view.ts';
import type { World } from '../state/world.ts';
import { priceById } from '../subscriptions/catalog.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { viewPortalOrderSubscription } from './subscription-view.ts';

/** An order as its customer reads it: without metadata, platform fee and the customer himself. */
export function viewPortalOrder(world: World, row: OrderRow) {
  const product = world.of(products).get(row.product_id);
  const subscription = world.of(subscriptions).get(row.subscription_id);
  return {
    ...orderFields(row),
    user_id: row.customer_id,
    product: product ? viewPortalProduct(world, product) : null,
    product_price: row.product_price_id ? viewPrice(world, priceById(world, row.product_price_id)) : null,
    subscription: subscription ? viewPortalOrderSubscription(subscription) : null,
    items: byWeight(row.items),
    description: row.description,
    ...derivedAmounts(row),
  };
}
