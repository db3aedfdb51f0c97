import { revokeGrants } from '../grants/reconcile.ts';
import { orderById } from '../orders/find.ts';
import type { OrderRow } from '../orders/table.ts';
import { splitRefundTotal } from '../pricing/refund-share.ts';
import type { World } from '../state/world.ts';
import { bookRefund } from './book.ts';
import { takeFromProcessor } from './processor.ts';
import { type RefundReason, type RefundRow, refunds } from './table.ts';
import { viewRefund } from './view.ts';

export interface OutsideRefund {
  /** Tax included, in minor units, as a payment processor counts. */
  readonly total: number;
  /** The processor's reason; it knows three. */
  readonly reason?: 'requested_by_customer' | 'fraudulent' | 'duplicate';
  readonly pending?: boolean;
}

/** What only a dispute brings about. */
interface AfterDispute {
  readonly dispute?: string;
  readonly revokes?: boolean;
}

const REASONS: Record<NonNullable<OutsideRefund['reason']>, RefundReason> = {
  requested_by_customer: 'customer_request',
  fraudulent: 'fraudulent',
  duplicate: 'duplicate',
};

/** A refund somebody made at the payment processor. Polar learns of it, works out the tax, and keeps no metadata. */
export function refundOutside(world: World, orderId: string, made: OutsideRefund & AfterDispute): RefundRow {
  const order = orderById(world, orderId);
  const refund = insertOutside(world, order, made);
  takeFromProcessor(world, order, { total: made.total, refundId: refund.id });
  const created = made.pending ? refund : world.of(refunds).update(refund.id, { status: 'succeeded' });
  // What it tells was read before it was changed.
  world.emit(created.organization_id, 'refund.created', viewRefund(world, { ...created, modified_at: null }));
  if (!made.pending) bookRefund(world, created);
  if (made.revokes) world.later(0, () => revokeGrants(world, { orderId }));
  return created;
}

function insertOutside(world: World, order: OrderRow, made: OutsideRefund & AfterDispute): RefundRow {
  const { amount, tax } = splitRefundTotal(order, made.total);
  return world.of(refunds).insert({
    organization_id: order.organization_id,
    status: 'pending',
    reason: made.dispute ? 'dispute_prevention' : made.reason ? REASONS[made.reason] : 'other',
    amount,
    tax_amount: tax,
    currency: order.currency,
    order_id: order.id,
    subscription_id: order.subscription_id,
    customer_id: order.customer_id,
    revoke_benefits: made.revokes ?? false,
    comment: null,
    metadata: {},
    dispute_id: made.dispute ?? null,
  });
}
