import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { Context, ContextOf } from '../handler.ts';
import { classOf, find, upstreamProblem } from '../upstream.ts';

type Order = Output<'orders.get'>;
type Invoice = Output<'orders.invoice'>;
type Receipt = Output<'orders.receipt'>;

/** Seconds until it is worth asking again: Polar makes a document in one to several seconds. */
const SOON = 2;
/** A corrected invoice takes the place of the former one under the same link, so nothing tells when it is there. */
const RENEWED = 6;

/**
 * The whole way to an invoice: it is there, or it is being made, or details are missing. One that is there is never made
 * again unless that is asked for.
 */
export async function invoice(
  { look, renew }: Input<'orders.invoice'>,
  context: ContextOf<'orders.invoice'>,
): Promise<Answer<Invoice>> {
  const order = context.targets.order_id;
  if (order.status === 'draft' || order.status === 'void') throw noInvoice(order);
  const path = pathOf(context, order, 'invoice');
  const ready = renew && !look ? null : await find<{ url: string }>(context.polar, context, { path, fresh: true });
  if (ready) return stands({ state: 'ready', ...linkOf(ready.url) });
  const missing = missingDetails(order);
  if (missing) return stands(missing);
  if (!look) {
    const refused = await request(context, path);
    if (refused) return stands(refused);
  }
  return { ...stands({ state: 'generating', retry_after: renew ? RENEWED : SOON }), accepted: true };
}

const stands = (result: Invoice): Answer<Invoice> => ({ result, trail: { invoice: result.state } });

/** Has it made. Null: it is being made. */
async function request(context: ContextOf<'orders.invoice'>, path: string): Promise<Invoice | null> {
  const answer = await context.polar.request({ method: 'POST', path, class: classOf(context) });
  if (answer.ok) return null;
  const { failure } = answer;
  if (failure.kind === 'refused' && failure.error === 'MissingInvoiceBillingDetails') {
    // Polar finds more missing than can be seen here: both are asked for.
    return incomplete(context.targets.order_id, ['billing_name', 'billing_address']);
  }
  throw upstreamProblem(failure);
}

function missingDetails(order: Order): Invoice | null {
  const missing = (['billing_name', 'billing_address'] as const).filter((field) => !order[field]);
  return missing.length === 0 ? null : incomplete(order, missing);
}

function incomplete(order: Order, missing: ('billing_name' | 'billing_address')[]): Invoice {
  const { billing_name = null, billing_address = null } = order;
  const locked = billing_address ? (['country', 'state'] as const) : [];
  return { state: 'missing_details', missing, billing_name, billing_address, locked: [...locked] };
}

function noInvoice({ status }: Order): FloeProblem {
  return new FloeProblem('state_conflict', {
    detail: 'There is no invoice for a draft or a void order.',
    state: { reason: 'no_invoice', status },
  });
}

/** Polar makes receipts by itself; one under way is a 202 without a body. */
export async function receipt(_input: object, context: ContextOf<'orders.receipt'>): Promise<Answer<Receipt>> {
  const path = pathOf(context, context.targets.order_id, 'receipt');
  const { polar, signal } = context;
  const answer = await polar.request<{ url?: string } | null>({
    method: 'GET',
    path,
    signal,
    fresh: true,
    class: classOf(context),
  });
  if (answer.ok) {
    const url = answer.body?.url;
    return { result: url ? { state: 'ready', ...linkOf(url) } : { state: 'generating', retry_after: SOON } };
  }
  const { failure } = answer;
  if (failure.kind === 'refused' && failure.status === 404 && failure.stage === 'request')
    return { result: { state: 'none' } };
  throw upstreamProblem(failure);
}

function pathOf({ root }: Context, { id }: Order, kind: 'invoice' | 'receipt'): string {
  return `${root}/orders/${encodeURIComponent(id)}/${kind}`;
}

/** The link says itself how long it opens: when it was signed, and for how many seconds. */
export function linkOf(url: string): { url: string; expires_at: string | null } {
  const search = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(search.get('X-Amz-Date') ?? '');
  const seconds = Number(search.get('X-Amz-Expires') ?? Number.NaN);
  if (!signed || !Number.isFinite(seconds)) return { url, expires_at: null };
  const [, year, month, day, hour, minute, second] = signed;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return { url, expires_at: Number.isNaN(at) ? null : new Date(at + seconds * 1000).toISOString() };
}
