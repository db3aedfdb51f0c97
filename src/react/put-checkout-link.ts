import type { QueryFilters } from '@tanstack/react-query';
import type { Page } from '../client/operation.ts';
import type { CheckoutLink } from '../contract/operations.gen.ts';
import type { Floe } from './floe-context.ts';

const lists = (url: string): QueryFilters => ({
  queryKey: ['floe', url],
  predicate: ({ queryKey }) => queryKey[3] === 'checkoutLinks.list',
});

/** Every link that a list has brought. */
export function knownLinks({ queryClient, client }: Floe): CheckoutLink[] {
  const pages = queryClient.getQueriesData<Page<CheckoutLink>>(lists(client.url));
  return pages.flatMap(([, page]) => page?.items ?? []);
}

/** Shows a mutation's answer at once, over what was read before, while the stale queries are read again. */
export function putCheckoutLink({ queryClient, options, client }: Floe, changed: CheckoutLink): void {
  queryClient.setQueryData(options('checkoutLinks.get', { checkout_link_id: changed.id }).queryKey, changed);
  queryClient.setQueriesData<Page<CheckoutLink>>(
    lists(client.url),
    (page) => page && { ...page, items: page.items.map((item) => (item.id === changed.id ? changed : item)) },
  );
}

/** Takes a link that is gone off every screen. */
export function dropCheckoutLink({ queryClient, options, client }: Floe, id: string): void {
  queryClient.removeQueries({ queryKey: options('checkoutLinks.get', { checkout_link_id: id }).queryKey });
  queryClient.setQueriesData<Page<CheckoutLink>>(lists(client.url), (page) => {
    const items = page?.items.filter((item) => item.id !== id);
    return page && items && items.length < page.items.length ? { ...page, items, total: page.total - 1 } : page;
  });
}
