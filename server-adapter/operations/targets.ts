import type { Output } from '../../src/contract/types.ts';
import type { Context, ReadTarget, TargetValues } from './handler.ts';
import { find } from './upstream.ts';

/** What Polar says of an id that nobody has: it knows none, or none is ever written like this. */
const NOBODY_HAS_IT = [404, 422];

/** Reads through the caller's own road: for a customer Polar itself refuses what is not its own. */
function resource<T extends { customer_id: string }>(collection: string): ReadTarget {
  return async (id: string, context: Context) => {
    const path = `${context.root}/${collection}/${encodeURIComponent(id)}`;
    const value = await find<T>(context.polar, context, { path }, NOBODY_HAS_IT);
    return value && { customerId: value.customer_id, value };
  };
}

/** What the ids of inputs stand for; every one of these is checked before anything is written. */
export const targets: { readonly [F in keyof TargetValues]: ReadTarget } = {
  order_id: resource<Output<'orders.get'>>('orders'),
  subscription_id: resource<Output<'subscriptions.get'>>('subscriptions'),
  license_key_id: resource<Output<'licenseKeys.get'>>('license-keys'),
  checkout_link_id: async (id, context) => {
    const path = `/v1/checkout-links/${encodeURIComponent(id)}`;
    const value = await find<Output<'checkoutLinks.get'>>(context.merchant, context, { path }, NOBODY_HAS_IT);
    return value && { customerId: 'everybody', value };
  },
  operation_id: async (id, { services, connection }) => {
    const value = await services.store.operations.get(connection, id);
    return value && { customerId: value.customerId, value };
  },
};
