import type { Input } from '../client/operation.ts';
import type { LicenseKey } from '../contract/operations.gen.ts';
import { type UsePages, usePages } from './use-pages.ts';

/** Which keys, and how many a page. */
export interface LicenseKeysFilter {
  benefitId?: string | undefined;
  /** Agents only. */
  status?: Input<'licenseKeys.list'>['status'];
  /** @default 20 */
  limit?: number | undefined;
}

/**
 * A customer's license keys; for an agent without a customer those of all. The list carries the keys themselves: do not
 * log them. Reading never validates a key, which Polar would count.
 *
 * @example
 * const { items, more } = useLicenseKeys({ limit: 50 });
 */
export function useLicenseKeys({ benefitId, status, limit = 20 }: LicenseKeysFilter = {}): UsePages<LicenseKey> {
  return usePages<LicenseKey>('licenseKeys.list', {
    ...(benefitId ? { benefit_id: benefitId } : {}),
    ...(status?.length ? { status } : {}),
    limit,
  });
}
