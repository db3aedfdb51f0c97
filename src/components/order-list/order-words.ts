import type { Order } from '../../contract/operations.gen.ts';
import { labelOf } from '../../i18n/label.ts';
import type { Tone } from '../ui/pill.tsx';
import type { Text } from '../use-text.ts';

const TONES: Record<string, Tone> = { paid: 'ok', pending: 'warn', refunded: 'none', partially_refunded: 'none' };

/** What an order is called in a list. */
export function orderTitle(order: Order, { t }: Text): string {
  return order.description || order.product?.name || t.order.plain;
}

/** An order's state, as word and colour. */
export function orderState(order: Order, { t }: Text): { words: string; tone: Tone } {
  return { words: labelOf(t.order.state, order.status), tone: TONES[order.status] ?? 'none' };
}

/** What went back, tax included, minor units. */
export function refundedGross(order: Order): number {
  return order.refunded_amount + order.refunded_tax_amount;
}

/** Whether offering a refund makes sense; the server has the last word. */
export function looksRefundable(order: Order): boolean {
  return order.paid && order.net_amount + (order.applied_balance_amount ?? 0) - order.refunded_amount > 0;
}

/** Long invoice numbers keep their two ends, which tell them apart; the whole stands in the title and in dialogs. */
export function shortNumber(number: string): string {
  return number.length <= 13 ? number : `${number.slice(0, 4)}…${number.slice(-4)}`;
}
