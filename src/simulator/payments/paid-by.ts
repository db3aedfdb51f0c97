import type { OrderRow } from '../orders/table.ts';
import type { World } from '../state/world.ts';
import { type PaymentRow, payments } from './table.ts';

/** The payment that paid an order, itself or by its checkout. */
export function paidBy(world: World, order: OrderRow): PaymentRow | undefined {
  return world
    .of(payments)
    .find(
      (row) =>
        row.status === 'succeeded' &&
        (row.order_id === order.id || (order.checkout_id !== null && row.checkout_id === order.checkout_id)),
    );
}
