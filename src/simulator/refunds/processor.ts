// The payment processor behind Polar, as far as refunds go. It keeps its own books: a refund Polar lost the record of,
// or one made there by hand, takes from what is left all the same.

import type { OrderRow } from '../orders/table.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';

interface ProcessorRefundRow extends Row {
  readonly order_id: string;
  /** Tax included, in minor units. */
  readonly total: number;
  readonly returned: boolean;
  /** Polar's refund, when Polar knows of it. */
  readonly refund_id: string | null;
}

const processorRefunds = defineTable<ProcessorRefundRow>('processor_refunds');

/**
 * How the next refunds go: `settled` at once; `pending` until a move settles them; `lost`: the money goes back but
 * Polar never hears of it and answers 500; `raced`: each is booked on the order as it was before the first of them, as
 * two at the same instant are; `overtaken`: another one at the same instant takes the money first, and Polar answers
 * 500; `disputed` and `blocked` are refused.
 */
export type RefundMode = 'settled' | 'pending' | 'lost' | 'raced' | 'overtaken' | 'disputed' | 'blocked';

interface ModeRow extends Row {
  readonly mode: RefundMode;
  /** Orders met since `raced` began, with the refunded sums they had then. */
  readonly bases: Readonly<Record<string, Pick<OrderRow, 'refunded_amount' | 'refunded_tax_amount'>>>;
}

const modes = defineTable<ModeRow>('refund_modes');
const MODE = 'refund-mode';

export function setRefundMode(world: World, mode: RefundMode): void {
  world.of(modes).delete(MODE);
  world.of(modes).insert({ id: MODE, organization_id: '', mode, bases: {} });
}

export function refundMode(world: World): RefundMode {
  return world.of(modes).get(MODE)?.mode ?? 'settled';
}

/** The refunded sums that the next booking on this order starts from. */
export function bookedSums(world: World, order: OrderRow): Pick<OrderRow, 'refunded_amount' | 'refunded_tax_amount'> {
  const row = world.of(modes).get(MODE);
  if (row?.mode !== 'raced') return order;
  const { refunded_amount, refunded_tax_amount } = order;
  const base = row.bases[order.id] ?? { refunded_amount, refunded_tax_amount };
  world.of(modes).patch(MODE, { bases: { ...row.bases, [order.id]: base } });
  return base;
}

/** How long the processor takes to report a refund back to Polar, in milliseconds. */
const REPORT = 600;

/** When the report of a refund of this order comes. Of two at the same instant the later one is reported first. */
export function reportDelay(world: World, order: OrderRow): number {
  const row = world.of(modes).get(MODE);
  const isFirst = row?.mode === 'raced' && row.bases[order.id] === undefined;
  return isFirst ? 2 * REPORT : REPORT;
}

/** What the processor can still give back of an order's payment, tax included. */
export function leftAtProcessor(world: World, order: OrderRow): number {
  return world
    .of(processorRefunds)
    .where((row) => row.order_id === order.id && !row.returned)
    .reduce((left, row) => left - row.total, order.due_amount);
}

export function takeFromProcessor(
  world: World,
  order: OrderRow,
  taken: { total: number; refundId: string | null },
): void {
  world.of(processorRefunds).insert({
    organization_id: order.organization_id,
    order_id: order.id,
    total: taken.total,
    returned: false,
    refund_id: taken.refundId,
  });
}

/** A refund that failed or was canceled: the processor has the money again. */
export function returnToProcessor(world: World, refundId: string): void {
  const row = world.of(processorRefunds).find((taken) => taken.refund_id === refundId);
  if (row) world.of(processorRefunds).patch(row.id, { returned: true });
}
