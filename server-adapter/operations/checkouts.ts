import type { Input, Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Json } from '../store/json.ts';
import type { Context, ContextOf, Handlers } from './handler.ts';
import { assertPageUrl } from './page-url.ts';
import { assertSellable } from './sellable.ts';
import { read } from './upstream.ts';
import { writeOnce } from './write.ts';

type Checkout = Output<'checkouts.create'>;

export const checkouts: Handlers<'checkouts'> = {
  'checkouts.create': {
    handle: create,
    trail: ({ products, discount_id, subscription_id: _id }) => ({ products, discount_id }),
    again: async (kept, _input, context) => {
      const path = `/v1/checkouts/${encodeURIComponent(idIn(kept))}`;
      return { result: shown(await read<Checkout>(context.merchant, context, { path })) };
    },
  },
};

/** Bound to the customer by id, so that whoever pays, this customer gets it; its link is kept nowhere. */
async function create(
  input: Input<'checkouts.create'>,
  context: ContextOf<'checkouts.create'>,
): Promise<Answer<Checkout>> {
  assertPageUrl(context, { field: 'success_url', value: input.success_url, placeholder: '{CHECKOUT_ID}' });
  assertPageUrl(context, { field: 'return_url', value: input.return_url });
  await assertSellable(context, input.products);
  const made = await writeOnce<Checkout>(context, {
    method: 'POST',
    road: context.merchant,
    path: '/v1/checkouts/',
    body: { ...input, customer_id: customerOf(context) },
  });
  const { id, expires_at } = made;
  return { result: shown(made), kept: { id }, trail: { checkout_id: id, expires_at } };
}

function customerOf({ subject }: Context): string {
  if (subject.customerId === null) throw new FloeProblem('not_found');
  return subject.customerId;
}

function idIn(kept: Json): string {
  const id: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'id') : undefined;
  if (typeof id !== 'string') throw new FloeProblem('internal');
  return id;
}

/** The rest of Polar's answer is for its own form: the customer's address, and keys of the payment processor. */
function shown(checkout: Checkout): Checkout {
  return {
    id: checkout.id,
    url: checkout.url,
    status: checkout.status,
    expires_at: checkout.expires_at,
    customer_id: checkout.customer_id,
    product_id: checkout.product_id,
    discount_id: checkout.discount_id,
    seats: checkout.seats,
    currency: checkout.currency,
    amount: checkout.amount,
    discount_amount: checkout.discount_amount,
    net_amount: checkout.net_amount,
    tax_amount: checkout.tax_amount,
    total_amount: checkout.total_amount,
    trial_end: checkout.trial_end,
    active_trial_interval: checkout.active_trial_interval,
    active_trial_interval_count: checkout.active_trial_interval_count,
    success_url: checkout.success_url,
    return_url: checkout.return_url,
  };
}
