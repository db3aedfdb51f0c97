import type { Output } from '../../src/contract/types.ts';
import { type RefundLimits, refundLimits } from '../../src/domain/refund-limits.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import { type Paged, read, upstreamProblem } from '../operations/upstream.ts';
import type { Road } from '../polar/port.ts';
import { OPEN_STATES, type Operation } from '../store/operations-port.ts';

export type Order = Output<'orders.get'>;
export type Refund = Output<'refunds.preview'>['refunds'][number];

/** Our id in Polar's metadata: the only thread between a lost answer and the refund it belongs to. */
export const METADATA_KEY = 'floe_operation';

const PAGES = 20;

/** Every refund of an order, as Polar lists them now. A list that cannot be read to its end says nothing. */
export async function refundsOf(merchant: Road, orderId: string): Promise<Refund[]> {
  const refunds = new Map<string, Refund>();
  for (let page = 1; page <= PAGES; page += 1) {
    const answer = await merchant.request<Paged<Refund>>({
      method: 'GET',
      path: '/v1/refunds/',
      query: { order_id: orderId, limit: 100, page },
      fresh: true,
      class: 'money',
    });
    if (!answer.ok) throw upstreamProblem(answer.failure);
    // What is made meanwhile shifts the pages: one may come twice, and counts once.
    for (const refund of answer.body.items) refunds.set(refund.id, refund);
    if (page >= answer.body.pagination.max_page) return [...refunds.values()];
  }
  throw new FloeProblem('upstream_error', { alarm: `The order ${orderId} has more refunds than Floe reads.` });
}

/** What an order is worth and what is left of it, read now: the ground on which money is sent. */
export async function leftOf(context: Context, orderId: string): Promise<{ order: Order; limits: RefundLimits }> {
  const { merchant } = context;
  const [order, refunds, confirmed] = await Promise.all([
    read<Order>(
      merchant,
      { ...context, fresh: true },
      { path: `/v1/orders/${encodeURIComponent(orderId)}`, class: 'money' },
    ),
    refundsOf(merchant, orderId),
    confirmedOf(context, orderId),
  ]);
  return { order, limits: figuresOf(order, refunds, confirmed) };
}

/** The refund that one of our operations made, if Polar shows it. */
export function refundOf(operation: Operation, refunds: readonly Refund[]): Refund | undefined {
  return refunds.find(({ id, metadata }) => metadata?.[METADATA_KEY] === operation.id || id === operation.upstreamId);
}

/** What is left to refund, counting also what a person has confirmed and Polar never recorded. */
export function figuresOf(order: Order, refunds: readonly Refund[], confirmed: readonly Operation[]): RefundLimits {
  const unrecorded = confirmed
    .filter((operation) => !refundOf(operation, refunds))
    .map(({ amount }) => ({
      status: 'succeeded',
      amount,
      tax_amount: order.net_amount === 0 ? 0 : Math.round((amount * order.tax_amount) / order.net_amount),
    }));
  return refundLimits(order, [...refunds, ...unrecorded]);
}

/** Refunds that a person confirmed although Polar does not list them. */
export async function confirmedOf({ services, connection }: Context, orderId: string): Promise<readonly Operation[]> {
  const done = await services.store.operations.find(connection, { orderId, states: ['succeeded'], limit: 100 });
  return done.filter(({ upstreamId }) => upstreamId === null);
}

/** The refund that is under way for an order, which takes no other meanwhile. */
export async function openOf({ services, connection }: Context, orderId: string): Promise<Operation | undefined> {
  const [open] = await services.store.operations.find(connection, { orderId, states: OPEN_STATES, limit: 1 });
  return open;
}

/** Whether money has come in for an order, so that some can go back. */
export function isPaid({ paid, status }: Order): boolean {
  return paid || status === 'paid' || status === 'partially_refunded' || status === 'refunded';
}
