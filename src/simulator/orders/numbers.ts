import { customers } from '../customers/table.ts';
import { organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { type OrderRow, orders } from './table.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The next invoice number of a customer. Polar keeps the counter on the customer, so the customer changes too. */
export function nextInvoiceNumber(world: World, organizationId: string, customerId: string): string {
  const used = world.of(orders).where((row) => row.customer_id === customerId && row.invoice_number !== null).length;
  world.of(customers).update(customerId, {});
  const slug = world.of(organizations).get(organizationId)?.slug ?? 'org';
  return `${slug.toUpperCase()}-${shortId(customerId)}-${fourDigits(used + 1)}`;
}

/** The next receipt number of a customer; only what was really paid by card has one. */
export function nextReceiptNumber(world: World, order: OrderRow): string {
  const used = world
    .of(orders)
    .where((row) => row.customer_id === order.customer_id && row.receipt_number !== null).length;
  world.of(customers).update(order.customer_id, {});
  return `RCPT-${shortId(order.customer_id)}-${fourDigits(used + 1)}`;
}

const fourDigits = (count: number): string => String(count).padStart(4, '0');

// Ten letters that stay with the customer.
function shortId(customerId: string): string {
  const digits = customerId.replaceAll('-', '').slice(0, 20);
  return Array.from({ length: 10 }, (_, index) =>
    LETTERS.charAt(Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16) % LETTERS.length),
  ).join('');
}
