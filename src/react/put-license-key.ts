import type { QueryFilters } from '@tanstack/react-query';
import type { Page } from '../client/operation.ts';
import type { LicenseKey } from '../contract/operations.gen.ts';
import type { Floe } from './floe-context.ts';

/** Every list of keys that was read: one customer's, and the one of all. */
export const keyLists = (url: string): QueryFilters => ({
  queryKey: ['floe', url],
  predicate: ({ queryKey }) => queryKey[3] === 'licenseKeys.list',
});

/** Shows a mutation's answer at once, over what was read before, while the stale queries are read again. */
export function putLicenseKey(
  { queryClient, options, client }: Floe,
  changed: LicenseKey | undefined,
): LicenseKey | undefined {
  if (!changed) return;
  const lay = (item: LicenseKey) => (item.id === changed.id ? { ...item, ...changed } : item);
  queryClient.setQueriesData<Page<LicenseKey>>(
    keyLists(client.url),
    (page) => page && { ...page, items: page.items.map(lay) },
  );
  const { queryKey } = options('licenseKeys.get', { license_key_id: changed.id });
  queryClient.setQueryData<LicenseKey>(queryKey, (key) => ({ ...key, ...changed }));
  return changed;
}
