import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import type { ContextOf } from '../handler.ts';
import { portalLink } from '../portal/link.ts';
import { assertOpen, dueOf } from './open.ts';

/** Polar has no page for one open order: the customer pays it in the portal, which the link opens signed in. */
export async function payLink(
  { member_id, return_url }: Input<'orders.payLink'>,
  context: ContextOf<'orders.payLink'>,
): Promise<Answer<Output<'orders.payLink'>>> {
  const order = context.targets.order_id;
  assertOpen(order);
  const link = await portalLink(context, { member_id, return_url });
  const { currency } = order;
  const due_amount = dueOf(order);
  return { result: { ...link, due_amount, currency }, trail: { amount: due_amount, currency } };
}
