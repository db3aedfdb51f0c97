import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { find, type Paged, read } from '../upstream.ts';
import { writeOnce } from '../write.ts';
import { brief } from './change.ts';
import { hasEnded, type Subscription } from './state.ts';

type Call = ContextOf<'subscriptions.createFree'>;
type Product = Output<'products.list'>[number];

/** Starts a free subscription, unless the customer has one of this product that has not ended. */
export async function createFree(
  { product_id }: Input<'subscriptions.createFree'>,
  context: Call,
): Promise<Answer<Subscription>> {
  const { merchant, subject, requestId } = context;
  const { customerId: customer_id } = subject;
  const path = `/v1/products/${encodeURIComponent(product_id)}`;
  const product = await find<Product>(merchant, context, { path });
  if (!product) throw invalidField('product_id', 'unknown', 'There is no such product.');
  assertFree(product);
  const query = { customer_id, product_id, limit: 100 };
  const { items } = await read<Paged<Subscription>>(merchant, context, { path: '/v1/subscriptions/', query });
  const held = items.find((one) => !hasEnded(one));
  if (held) return { result: held, trail: { unchanged: true, after: brief(held) } };
  // The trail has the same id, so that a person can find what was made where the answer was lost.
  const body = { product_id, customer_id, metadata: { floe_request: requestId } };
  const result = await writeOnce<Subscription>(context, {
    method: 'POST',
    road: merchant,
    path: '/v1/subscriptions/',
    body,
  });
  return { result, trail: { subscription_id: result.id, after: brief(result) } };
}

/** Looked at just before it is sent: a price may have been put on a product that was free when the rule was written. */
function assertFree({ is_archived, is_recurring, prices = [] }: Product): void {
  if (is_archived) throw invalidField('product_id', 'archived', 'This product is archived.');
  if (!is_recurring) throw invalidField('product_id', 'not_recurring', 'This product is no subscription.');
  const offered = prices.filter((price) => !price.is_archived);
  const isFree = offered.every(
    ({ amount_type, price_amount }) => amount_type === 'free' || (amount_type === 'fixed' && price_amount === 0),
  );
  if (isFree && offered.length > 0) return;
  const detail = 'A price of this product is not 0. What costs something is bought through a checkout.';
  throw new FloeProblem('state_conflict', { detail, state: { reason: 'not_free' } });
}
