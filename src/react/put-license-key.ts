import type { Page } from '../client/operation.ts';
import type { LicenseKey } from '../contract/operations.gen.ts';
import type { Floe } from './floe-context.ts';

/** Shows a mutation's answer at once, over what was read before, while the stale queries are read again. */
export function putLicenseKey(
  { queryClient, options, baseKey }: Floe,
  changed: LicenseKey | undefined,
): LicenseKey | undefined {
  if (!changed) return;
  const lay = (item: LicenseKey) => (item.id === changed.id ? { ...item, ...changed } : item);
  queryClient.setQueriesData<Page<LicenseKey>>(
    { queryKey: [...baseKey, 'licenseKeys.list'] },
    (page) => page && { ...page, items: page.items.map(lay) },
  );
  const { queryKey } = options('licenseKeys.get', { license_key_id: changed.id });
  queryClient.setQueryData<LicenseKey>(queryKey, (key) => key && lay(key));
  return changed;
}
