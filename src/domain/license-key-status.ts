/** What the display of a license key needs; Polar's field names. */
export interface LicenseKeyFacts {
  status: string;
  usage: number;
  limit_usage: number | null;
  limit_activations: number | null;
  expires_at: string | null;
  activations?: readonly unknown[] | undefined;
}

/** The one label a key is shown under. `unknown` keeps a status that Polar may add later. */
export type LicenseKeyState = 'active' | 'limit_reached' | 'expired' | 'disabled' | 'revoked' | 'unknown';

/**
 * The label of a key at a time (milliseconds since the epoch). Polar keeps `status: granted` on a key that has expired
 * or is used up, though no program may run with it, so both are told from the dates and counts. All devices taken is no
 * state of its own: those devices go on working.
 *
 * @example
 * licenseKeyState({ ...key, status: 'granted', expires_at: '2026-01-01T00:00:00Z' }, Date.now()); // 'expired'
 */
export function licenseKeyState(key: LicenseKeyFacts, now: number): LicenseKeyState {
  if (key.status === 'revoked' || key.status === 'disabled') return key.status;
  if (key.status !== 'granted') return 'unknown';
  if (key.expires_at !== null && Date.parse(key.expires_at) <= now) return 'expired';
  return key.limit_usage !== null && key.usage >= key.limit_usage ? 'limit_reached' : 'active';
}

/**
 * A key with its middle hidden: the seller's prefix and the last six characters, which tell keys apart. A key that is
 * not of Polar's form shows what Polar shows of it.
 *
 * @example
 * maskedKey({ key: 'FLOE-1B9D6BCD-BBFD-4B2D-9B5D-AB8DFB3F9A2C', display_key: '****-3F9A2C' }); // "FLOE-····-3F9A2C"
 */
export function maskedKey({ key, display_key }: { key: string; display_key: string }): string {
  const form = /^(.+-)?[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{6}([\dA-F]{6})$/i.exec(key);
  return `${form?.[1] ?? ''}····-${form?.[2] ?? display_key.split('-').at(-1)}`;
}
