import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { canonical } from '../../store/json.ts';
import type { Context, ContextOf } from '../handler.ts';
import { assertPageUrl } from '../page-url.ts';
import { assertSellable } from '../sellable.ts';
import { classOf, find, upstreamProblem } from '../upstream.ts';
import { writeOnce, writeTowards } from '../write.ts';

type CheckoutLink = Output<'checkoutLinks.get'>;
type Changes = Omit<Input<'checkoutLinks.update'>, 'checkout_link_id'>;

const pathOf = (id: string): string => `/v1/checkout-links/${encodeURIComponent(id)}`;

export async function createLink(
  input: Input<'checkoutLinks.create'>,
  context: ContextOf<'checkoutLinks.create'>,
): Promise<Answer<CheckoutLink>> {
  assertPages(context, input);
  await assertSellable(context, input.products);
  const result = await writeOnce<CheckoutLink>(context, {
    method: 'POST',
    road: context.merchant,
    path: '/v1/checkout-links/',
    body: { payment_processor: 'stripe', ...input },
  });
  return { result, trail: { checkout_link_id: result.id, after: brief(result) } };
}

/** Sends what differs; null takes a setting away. */
export async function changeLink(
  { checkout_link_id: _id, ...wanted }: Input<'checkoutLinks.update'>,
  context: ContextOf<'checkoutLinks.update'>,
): Promise<Answer<CheckoutLink>> {
  const now = context.targets.checkout_link_id;
  const body = missing(wanted, now);
  if (isEmpty(body)) return { result: now, trail: { unchanged: true } };
  assertPages(context, body);
  if (body.products) await assertSellable(context, body.products);
  const { now: result, unsettled } = await writeTowards<CheckoutLink>(context, {
    before: now,
    method: 'PATCH',
    road: context.merchant,
    path: pathOf(now.id),
    body,
    holds: (after) => isEmpty(missing(body, after)),
  });
  return { result, unsettled, trail: { before: brief(now), after: brief(result) } };
}

/** Polar says nothing of a link that is gone, so that a lost answer is settled by looking. */
export async function deleteLink(
  _input: object,
  context: ContextOf<'checkoutLinks.delete'>,
): Promise<Answer<Output<'checkoutLinks.delete'>>> {
  const now = context.targets.checkout_link_id;
  const [path, road] = [pathOf(now.id), context.merchant];
  const done: Answer<Output<'checkoutLinks.delete'>> = {
    result: { id: now.id, deleted: true },
    trail: { before: brief(now) },
  };
  const answer = await road.request({ method: 'DELETE', path, class: classOf(context) });
  if (answer.ok) return done;
  const { failure } = answer;
  const isLost = failure.mayHaveHappened || failure.status === 404;
  const left = isLost ? await find<CheckoutLink>(road, context, { path }).catch(() => now) : now;
  if (left === null) return done;
  throw upstreamProblem(failure);
}

function assertPages(context: Context, { success_url, return_url }: Pick<Changes, 'success_url' | 'return_url'>): void {
  assertPageUrl(context, { field: 'success_url', value: success_url, placeholder: '{CHECKOUT_ID}' });
  assertPageUrl(context, { field: 'return_url', value: return_url });
}

function missing({ products, metadata, ...plain }: Changes, now: CheckoutLink): Changes {
  const left: Changes = Object.fromEntries(
    Object.entries(plain).filter(([field, value]) => value !== undefined && value !== Reflect.get(now, field)),
  );
  const sold = now.products.map(({ id }) => id);
  if (products && canonical(products) !== canonical(sold)) left.products = products;
  if (metadata && canonical(metadata) !== canonical(now.metadata ?? {})) left.metadata = metadata;
  return left;
}

const isEmpty = (changes: Changes): boolean => Object.keys(changes).length === 0;

/** What the trail keeps of a link. */
function brief({
  label,
  products,
  discount_id,
  seats,
  success_url,
  trial_interval,
  trial_interval_count,
}: CheckoutLink) {
  return {
    label,
    products: products.map(({ id }) => id),
    discount_id,
    seats,
    success_url,
    trial_interval,
    trial_interval_count,
  };
}
