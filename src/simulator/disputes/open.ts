// How a dispute begins: at the bank, past Polar. Nobody is told by webhook.

import { orderById } from '../orders/find.ts';
import type { OrderRow } from '../orders/table.ts';
import { paidBy } from '../payments/paid-by.ts';
import { splitRefundTotal } from '../pricing/refund-share.ts';
import { refundOutside } from '../refunds/outside.ts';
import { printDate } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { scheduleAcceptance } from './auto-accept.ts';
import { type DisputeRow, disputes } from './table.ts';

/**
 * `dispute` and `inquiry` wait for an answer of the seller; of an `alert` Polar only hears before the bank acts; a
 * `prevented` one has been paid back by the card scheme at once.
 */
export type DisputeKind = 'dispute' | 'inquiry' | 'alert' | 'prevented';

export interface OpenedDispute {
  readonly as?: DisputeKind;
  /** Tax included, in minor units; default all of the payment. */
  readonly total?: number;
  /** The card scheme's word for it; default `fraudulent`. An alert has none. */
  readonly reason?: string;
  /** When evidence is due; default in seven days. An alert waits for none. */
  readonly due?: string;
}

const WEEK = 604_800_000;

export function openDispute(world: World, orderId: string, opened: OpenedDispute): DisputeRow {
  const order = orderById(world, orderId);
  const kind = opened.as ?? 'dispute';
  const row = insertDispute(world, order, opened);
  if (kind === 'alert') return row;
  if (kind === 'prevented') return payBack(world, row);
  const waiting = world.of(disputes).update(row.id, { status: 'needs_response', case_id: world.ids.uuid() });
  scheduleAcceptance(world, waiting);
  return waiting;
}

/** The card scheme has refunded the payer, and what was bought is taken back. */
function payBack(world: World, row: DisputeRow): DisputeRow {
  const prevented = world.of(disputes).update(row.id, { status: 'prevented' });
  refundOutside(world, row.order_id, { total: row.amount + row.tax_amount, dispute: row.id, revokes: true });
  return prevented;
}

function insertDispute(world: World, order: OrderRow, { as, total, reason, due }: OpenedDispute): DisputeRow {
  const payment = paidBy(world, order);
  if (!payment) throw new Error(`simulator: nothing was paid for order ${order.id}`);
  const { amount, tax } = splitRefundTotal(order, total ?? payment.amount);
  const isAlert = as === 'alert';
  const inAWeek = Math.floor((world.time.now() + WEEK) / 1000) * 1000;
  return world.of(disputes).insert({
    organization_id: order.organization_id,
    status: 'early_warning',
    amount,
    tax_amount: tax,
    currency: order.currency,
    reason: isAlert ? null : (reason ?? 'fraudulent'),
    evidence_due_by: isAlert ? null : (due ?? printDate(inAWeek)),
    past_due: false,
    order_id: order.id,
    payment_id: payment.id,
    customer_id: order.customer_id,
    case_id: null,
  });
}
