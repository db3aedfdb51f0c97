import type { Page } from '../client/operation.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import type { Floe } from './floe-context.ts';

/** Shows a mutation's answer at once, over what was read before, while the stale queries are read again. */
export function putSubscription(
  { queryClient, options }: Floe,
  changed: Subscription | undefined,
): Subscription | undefined {
  queryClient.setQueryData<Page<Subscription>>(
    options('subscriptions.list', {}).queryKey,
    (page) =>
      page && {
        ...page,
        items: page.items.map((item) => (item.id === changed?.id ? { ...item, ...changed } : item)),
      },
  );
  return changed;
}
