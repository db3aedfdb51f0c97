import { orders } from '../orders/table.ts';
import { organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';

/**
 * Whether cancelling would stop Polar from collecting a debt, and how much. It does so only for a past due subscription
 * of an organization that grants no grace period.
 */
export function cancelPreview(world: World, subscription: SubscriptionRow) {
  const settings = world.of(organizations).get(subscription.organization_id)?.subscription_settings;
  const stops = subscription.status === 'past_due' && settings?.benefit_revocation_grace_period === 0;
  return { stops_collection: stops, outstanding_amount: stops ? outstanding(world, subscription) : null };
}

function outstanding(world: World, subscription: SubscriptionRow): number {
  return world
    .of(orders)
    .where((order) => order.subscription_id === subscription.id && order.status === 'pending')
    .reduce((sum, order) => sum + order.due_amount, 0);
}
