import { touchCustomerState } from '../grants/customer-state.ts';
import type { World } from '../state/world.ts';
import type { SubscriptionRow } from './table.ts';
import { viewSubscription } from './view.ts';

type SubscriptionEvent =
  | 'created'
  | 'updated'
  | 'active'
  | 'canceled'
  | 'uncanceled'
  | 'cycled'
  | 'revoked'
  | 'past_due'
  | 'paused'
  | 'resumed';

/** Emits the events of one change in the order Polar does; the customer's state follows. */
export function announce(world: World, subscription: SubscriptionRow, ...events: SubscriptionEvent[]): void {
  for (const event of events)
    world.emit(subscription.organization_id, `subscription.${event}`, viewSubscription(world, subscription));
  touchCustomerState(world, subscription.customer_id);
}
