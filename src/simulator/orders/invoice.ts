import { problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import type { World } from '../state/world.ts';
import { announceOrder } from './events.ts';
import { type OrderRow, orders } from './table.ts';

/** How long the document takes to be made. */
const INVOICE_MILLISECONDS = 4_000;

/** Has the invoice made in the background; asking again is no conflict. */
export function requestInvoice(world: World, order: OrderRow): null {
  if (order.status === 'draft' || order.status === 'void')
    throw problem(409, 'OrderNotEligibleForInvoice', `Order ${order.id} is not eligible for an invoice.`);
  if (order.billing_name === null || order.billing_address === null)
    throw problem(
      422,
      'MissingInvoiceBillingDetails',
      'Billing name and address are required to generate an invoice for this order.',
    );
  world.later(INVOICE_MILLISECONDS, () => {
    const now = world.of(orders).get(order.id);
    if (!now) return;
    const { modified_at } = world.of(orders).update(order.id, { is_invoice_generated: true });
    // The worker read the order when it began: what happened meanwhile is not in what it tells.
    announceOrder(world, { ...order, is_invoice_generated: true, modified_at }, 'updated');
  });
  return null;
}

export function invoiceLink(world: World, order: OrderRow): { readonly url: string } {
  if (!order.is_invoice_generated)
    throw problem(404, 'InvoiceDoesNotExist', `No invoice exists for order ${order.id}.`);
  return { url: documentUrl(world, order, 'invoice') };
}

/** The receipt's link; 202 while it is being made. */
export function receiptLink(world: World, order: OrderRow): { readonly url: string } | Reply {
  if (order.receipt_number === null)
    throw problem(404, 'ReceiptNotAllocated', `No receipt allocated for order ${order.id}.`);
  return order.is_receipt_rendered ? { url: documentUrl(world, order, 'receipt') } : new Reply(202, null);
}

function documentUrl(world: World, order: OrderRow, kind: 'invoice' | 'receipt'): string {
  return `${world.url}/files/${order.organization_id}/${order.id}/${kind}.pdf?signature=${world.ids.letters(32)}`;
}
