import { recordSubscription } from '../events/subscription-events.ts';
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
  for (const event of events) {
    world.emit(subscription.organization_id, `subscription.${event}`, viewSubscription(world, subscription));
    // The feed tells of a change by what it was, and of activity only when it came back.
    if (event === 'active' && !events.includes('created')) recordSubscription(world, subscription, 'reactivated');
    else if (event !== 'updated' && event !== 'active') recordSubscription(world, subscription, event);
  }
  touchCustomerState(world, subscription.customer_id);
}
