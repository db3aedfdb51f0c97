import type { LicenseKeysProperties } from '../benefits/table.ts';
import type { GrantPlace } from '../grants/grant.ts';
import { addInterval } from '../pricing/periods.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { type LicenseKeyRow, licenseKeys } from './table.ts';

/** Issues a key for a grant. Only a key that was bought once can expire; a subscription's lives as long as it does. */
export function issueKey(world: World, place: GrantPlace, properties: LicenseKeysProperties): LicenseKeyRow {
  const { expires, activations } = properties;
  const ends =
    expires && place.subscription_id === null
      ? iso(addInterval(world.time.now(), expires.timeframe, expires.ttl))
      : null;
  return world.of(licenseKeys).insert({
    organization_id: place.organization_id,
    customer_id: place.customer_id,
    member_id: place.memberId,
    benefit_id: place.benefit.id,
    key: newKey(world, properties.prefix),
    status: 'granted',
    limit_activations: activations?.limit ?? null,
    usage: 0,
    limit_usage: properties.limit_usage,
    validations: 0,
    last_validated_at: null,
    expires_at: ends,
  });
}

export function newKey(world: World, prefix: string | null): string {
  const key = world.ids.uuid().toUpperCase();
  return prefix ? `${prefix.toUpperCase()}-${key}` : key;
}

/** The key of a grant that comes back is the same as before. */
export function restoreKey(world: World, id: string): LicenseKeyRow | undefined {
  const key = world.of(licenseKeys).get(id);
  return key?.status === 'revoked' ? world.of(licenseKeys).update(id, { status: 'granted' }) : key;
}

export function revokeKey(world: World, id: string): void {
  const key = world.of(licenseKeys).get(id);
  if (key && key.status !== 'revoked') world.of(licenseKeys).update(id, { status: 'revoked' });
}
