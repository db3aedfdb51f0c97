import { recordOrder } from '../events/order-events.ts';
import type { World } from '../state/world.ts';
import type { OrderRow } from './table.ts';
import { viewOrder } from './view.ts';

type OrderEvent = 'created' | 'updated' | 'paid' | 'refunded';

export function announceOrder(world: World, order: OrderRow, ...events: OrderEvent[]): void {
  for (const event of events) {
    world.emit(order.organization_id, `order.${event}`, viewOrder(world, order));
    if (event === 'paid' || event === 'refunded') recordOrder(world, order, event);
  }
}
