import { orders } from '../orders/table.ts';
import type { World } from '../state/world.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { reconcile } from './reconcile.ts';

/** Brings the grants of everyone who has the product in line with what it gives now. */
export function reconcileProduct(world: World, productId: string): void {
  for (const row of world.of(subscriptions).where((candidate) => candidate.product_id === productId))
    reconcile(world, { subscriptionId: row.id });
  const once = world.of(orders).where((row) => row.product_id === productId && row.subscription_id === null);
  for (const row of once) reconcile(world, { orderId: row.id });
}
