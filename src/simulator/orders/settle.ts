import { recordLaterPayment } from '../events/money-events.ts';
import { addBalance } from '../payments/wallet.ts';
import type { World } from '../state/world.ts';
import { announceOrder } from './events.ts';
import { nextReceiptNumber } from './numbers.ts';
import { type OrderRow, orders } from './table.ts';

/** Marks an order paid. Money makes a receipt; what was owed to the customer becomes credit. */
export function markPaid(world: World, order: OrderRow): OrderRow {
  const byCard = order.due_amount > 0;
  const receipt_number = byCard ? nextReceiptNumber(world, order) : null;
  const paid = world.of(orders).update(order.id, {
    status: 'paid',
    next_payment_attempt_at: null,
    receipt_number,
  });
  addBalance(world, paid.organization_id, {
    customerId: paid.customer_id,
    currency: paid.currency,
    amount: Math.max(0, -paid.total_amount),
  });
  recordLaterPayment(world, paid);
  announceOrder(world, paid, 'updated', 'paid');
  if (byCard) renderReceipt(world, paid.id);
  return paid;
}

const RECEIPT_MILLISECONDS = 1_500;

/** The receipt's document is made in the background. */
export function renderReceipt(world: World, orderId: string): void {
  world.later(RECEIPT_MILLISECONDS, () => {
    const order = world.of(orders).get(orderId);
    if (order) announceOrder(world, world.of(orders).update(orderId, { is_receipt_rendered: true }), 'updated');
  });
}
