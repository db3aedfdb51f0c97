import type { Page } from '../client/operation.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import type { Floe } from './floe-context.ts';

/** Shows a mutation's answer at once, over what was read before, while the stale queries are read again. */
export function putSubscription(
  { queryClient, options }: Floe,
  changed: Subscription | undefined,
): Subscription | undefined {
  const { queryKey } = options('subscriptions.list', {});
  const lay = (item: Subscription) => (item.id === changed?.id ? { ...item, ...changed } : item);
  queryClient.setQueryData<Page<Subscription>>(queryKey, (page) => page && { ...page, items: page.items.map(lay) });
  return changed;
}
