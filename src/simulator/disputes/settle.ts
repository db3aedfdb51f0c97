// How a dispute goes on and ends. What was bought is taken back when the bank decides, for whom ever it does.

import { recordDisputeMoney } from '../events/money-events.ts';
import { revokeGrants } from '../grants/reconcile.ts';
import { orderById } from '../orders/find.ts';
import { refundOutside } from '../refunds/outside.ts';
import type { World } from '../state/world.ts';
import { isRevoked } from '../subscriptions/refusals.ts';
import { revoke } from '../subscriptions/revoke.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { type DisputeRow, disputes, isClosed } from './table.ts';

/**
 * `past_due`: the seller let the time for evidence pass. `closed`: the bank dropped its inquiry. `refunded`: the seller
 * paid back in time after an alert.
 */
export type DisputeNews = 'under_review' | 'past_due' | 'won' | 'lost' | 'closed' | 'refunded';

/** News of a dispute that is over changes nothing. */
export function heedNews(world: World, row: DisputeRow, news: DisputeNews): DisputeRow {
  if (isClosed(row)) return row;
  switch (news) {
    case 'under_review':
      return world.of(disputes).update(row.id, { status: news });
    case 'past_due':
      return world.of(disputes).update(row.id, { past_due: true });
    case 'won':
    case 'lost':
      return decide(world, row, news);
    case 'closed':
      return world.of(disputes).update(row.id, { status: 'prevented' });
    case 'refunded': {
      const prevented = world.of(disputes).update(row.id, { status: 'prevented' });
      refundOutside(world, row.order_id, { total: row.amount + row.tax_amount, dispute: row.id });
      return prevented;
    }
    default:
      return news satisfies never;
  }
}

/** Even a dispute that was won costs the customer what was bought. */
export function decide(world: World, row: DisputeRow, status: 'won' | 'lost'): DisputeRow {
  const decided = world.of(disputes).update(row.id, { status });
  const money = { id: row.id, orderId: row.order_id, amount: row.amount, tax_amount: row.tax_amount };
  recordDisputeMoney(world, money);
  if (status === 'won') recordDisputeMoney(world, money, true);
  const order = orderById(world, row.order_id);
  const subscription = world.of(subscriptions).get(order.subscription_id);
  if (!subscription) world.later(0, () => revokeGrants(world, { orderId: order.id }));
  else if (!isRevoked(subscription)) revoke(world, subscription);
  return decided;
}
