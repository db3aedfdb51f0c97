import { recordOrder } from '../events/order-events.ts';
import type { World } from '../state/world.ts';
import { announceOrder } from './events.ts';
import { orders } from './table.ts';

/** What a subscription still owes is not collected once it is over. */
export function voidPendingOrders(world: World, subscription: { readonly id: string }): void {
  const open = world.of(orders).where((row) => row.subscription_id === subscription.id && row.status === 'pending');
  for (const order of open) {
    const changed = world.of(orders).update(order.id, { status: 'void', next_payment_attempt_at: null });
    announceOrder(world, changed, 'updated');
    recordOrder(world, changed, 'voided');
  }
}
