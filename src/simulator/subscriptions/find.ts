import type { PortalCaller } from '../auth/caller.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

/** The subscription of this organization, else 404. */
export function ownedSubscription(world: World, organizationId: string, id: string): SubscriptionRow {
  const row = world.of(subscriptions).get(id);
  if (!row || row.organization_id !== organizationId) throw notFound();
  return row;
}

/** The subscription of the customer who asks, else 404. */
export function portalSubscription(world: World, caller: PortalCaller, id: string): SubscriptionRow {
  const row = world.of(subscriptions).get(id);
  if (!row || row.customer_id !== caller.customerId) throw notFound();
  return row;
}
