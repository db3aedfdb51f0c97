import { revokeGrants } from '../grants/reconcile.ts';
import { type OrderRow, orders } from '../orders/table.ts';
import { refundTax } from '../pricing/refund-share.ts';
import type { World } from '../state/world.ts';
import { bookRefund } from './book.ts';
import { leftAtProcessor, refundMode, reportDelay, takeFromProcessor } from './processor.ts';
import { refundedAlready, refuseRefund, unknownOrder } from './refusals.ts';
import { type RefundReason, type RefundRow, refunds } from './table.ts';
import { viewRefund } from './view.ts';

export interface RefundRequest {
  readonly order_id: string;
  readonly reason: RefundReason;
  /** Without tax; the tax that belongs to it is added. */
  readonly amount: number;
  readonly comment?: string | null | undefined;
  readonly revoke_benefits: boolean;
  readonly metadata: RefundRow['metadata'];
}

/**
 * Refunds part of an order. Answers null where Polar breaks: the processor has less left than Polar believes, or the
 * answer of the processor is lost.
 */
export function createRefund(world: World, organizationId: string, request: RefundRequest): RefundRow | null {
  const order = world.of(orders).get(request.order_id);
  if (order?.organization_id !== organizationId) throw unknownOrder(request.order_id);
  refuseRefund(world, order, request);
  const mode = refundMode(world);
  const tax = refundTax(order, request.amount);
  const total = request.amount + tax;
  const left = leftAtProcessor(world, order);
  if (left <= 0) throw refundedAlready(order);
  if (total > left || mode === 'overtaken') return null;
  if (mode === 'lost') {
    takeFromProcessor(world, order, { total, refundId: null });
    return null;
  }
  const reported = reportDelay(world, order);
  const refund = insertRefund(world, order, { ...request, tax });
  takeFromProcessor(world, order, { total, refundId: refund.id });
  const created = mode === 'pending' ? refund : world.of(refunds).update(refund.id, { status: 'succeeded' });
  // What it tells was read before it was changed.
  world.emit(created.organization_id, 'refund.created', viewRefund(world, { ...created, modified_at: null }));
  if (created.status === 'succeeded') bookRefund(world, created);
  if (request.revoke_benefits) world.later(0, () => revokeGrants(world, { orderId: order.id }));
  world.later(reported, () => echo(world, created.id));
  return created;
}

function insertRefund(world: World, order: OrderRow, request: RefundRequest & { tax: number }): RefundRow {
  const { reason, amount, comment, revoke_benefits, metadata, tax } = request;
  return world.of(refunds).insert({
    organization_id: order.organization_id,
    status: 'pending',
    reason,
    amount,
    tax_amount: tax,
    currency: order.currency,
    order_id: order.id,
    subscription_id: order.subscription_id,
    customer_id: order.customer_id,
    revoke_benefits,
    comment: comment ?? null,
    metadata,
    dispute_id: null,
  });
}

// The processor reports every refund, which Polar tells once more.
function echo(world: World, refundId: string): void {
  const refund = world.of(refunds).get(refundId);
  if (!refund) return;
  world.emit(refund.organization_id, 'refund.updated', viewRefund(world, world.of(refunds).update(refundId, {})));
}
