import type { Page } from '../client/operation.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import type { Floe } from './floe-context.ts';

/**
 * Shows a mutation's answer at once, while the stale queries are read again. Polar answers writes with fewer joined
 * fields than reads, so what it leaves out stays as it was, unless the plan itself changed.
 */
export function putSubscription(floe: Floe, changed: Subscription | undefined): Subscription | undefined {
  if (!changed) return undefined;
  const lay = (before: Subscription): Subscription =>
    before.product_id === changed.product_id ? { ...before, ...changed } : changed;
  const { queryClient, options } = floe;
  queryClient.setQueryData<Page<Subscription>>(
    options('subscriptions.list', {}).queryKey,
    (page) => page && { ...page, items: page.items.map((item) => (item.id === changed.id ? lay(item) : item)) },
  );
  queryClient.setQueryData<Subscription>(
    options('subscriptions.get', { subscription_id: changed.id }).queryKey,
    (one) => one && lay(one),
  );
  return changed;
}
