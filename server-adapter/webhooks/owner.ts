import type { Clerk } from '../refunds/reconcile.ts';
import type { News } from '../store/inbox-port.ts';

/**
 * Whose screen the news is for; null where nobody can say, which then means everybody's. A revoked seat does not name
 * its customer any more, so the owner of what it belonged to is read.
 */
export async function ownerOf({ merchant }: Clerk, news: News): Promise<string | null> {
  const { customerId, subscriptionId, orderId } = news;
  if (customerId !== null) return customerId;
  const path = subscriptionId ? `/v1/subscriptions/${subscriptionId}` : orderId && `/v1/orders/${orderId}`;
  if (!path) return null;
  const answer = await merchant.request<{ customer_id?: unknown }>({ method: 'GET', path, class: 'background' });
  const owner = answer.ok ? answer.body.customer_id : null;
  return typeof owner === 'string' ? owner : null;
}
