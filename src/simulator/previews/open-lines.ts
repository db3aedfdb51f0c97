import type { World } from '../state/world.ts';
import { billingEntries, type SubscriptionRow } from '../subscriptions/table.ts';

export interface OpenLine {
  readonly priceId: string;
  readonly label: string;
  readonly amount: number;
}

/** What earlier changes left for the next invoice. */
export function openLines(world: World, subscription: SubscriptionRow): OpenLine[] {
  return world
    .of(billingEntries)
    .where((entry) => entry.subscription_id === subscription.id && entry.order_id === null)
    .map(({ price_id, label, amount }) => ({ priceId: price_id, label, amount }));
}
