import type { Input, Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { sameId } from '../engine/subject.ts';
import type { Context, Handlers } from './handler.ts';
import { classOf, type Paged, upstreamProblem } from './upstream.ts';

type Dispute = Output<'disputes.list'>[number];
interface Listed extends Dispute {
  readonly customer?: { readonly id: string };
}

const OPEN = ['early_warning', 'needs_response', 'under_review'];
const PAGES = 10;
const DEFAULT_LIMIT = 10;

export const disputes: Handlers<'disputes'> = {
  'disputes.list': async (
    { order_id, limit = DEFAULT_LIMIT }: Input<'disputes.list'>,
    context,
  ): Promise<Answer<Dispute[]>> => {
    const all = await disputesOf(context, order_id);
    return { result: all.slice(0, limit), total: all.length };
  },
};

/**
 * The customer's disputes, newest first. Polar lists them for the whole organization and by order, not by customer, so
 * everybody's are read, which the short read cache makes one call for all who look.
 */
export async function disputesOf(context: Context, orderId?: string): Promise<Dispute[]> {
  const { customerId } = context.subject;
  const [open, newest] = await Promise.all([openOnes(context), readPage(context, {})]);
  const all = new Map([...open, ...newest.items].map((dispute) => [dispute.id, dispute]));
  return [...all.values()]
    .filter(
      ({ customer, order_id }) => sameId(customer?.id ?? null, customerId) && (!orderId || sameId(order_id, orderId)),
    )
    .map(({ customer: _customer, ...dispute }) => dispute)
    .sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
}

/** Open ones count however old they are. */
async function openOnes(context: Context): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const { items, pagination } = await readPage(context, { status: OPEN, page });
    found.push(...items);
    if (page >= pagination.max_page) break;
  }
  return found;
}

/** Read from the cache also where a write depends on other things: no money is sent on the ground of this. */
async function readPage(
  context: Context,
  query: { readonly status?: readonly string[]; readonly page?: number },
): Promise<Paged<Listed>> {
  const { merchant, signal } = context;
  const answer = await merchant.request<Paged<Listed>>({
    method: 'GET',
    path: '/v1/disputes/',
    query: { ...query, limit: 100 },
    signal,
    class: classOf(context),
  });
  if (answer.ok) return answer.body;
  throw upstreamProblem(answer.failure);
}
