import { throughAdapter } from './adapter.ts';
import { createGate } from './gate.ts';
import type { License } from './license.ts';
import type { DirectLicenseOptions, LicenseOptions } from './options.ts';
import { toPolar } from './polar.ts';

export type { Activation, License, Used } from './license.ts';
export type { DirectLicenseOptions, GateOptions, LicenseClock, LicenseOptions, LicenseStore } from './options.ts';
export { webStore } from './options.ts';
export type { Active, Expired, Grace, LicenseState, LimitReached, Revoked, Unknown } from './states.ts';
export { isOpen } from './states.ts';

/**
 * The license of software that is installed, through a Floe adapter: activated once for a machine, checked every few
 * hours, and good without a connection for as long as the adapter's last ticket says.
 *
 * @throws Error where a public key is none, so that a typing slip shows at the start.
 * @example
 * const license = createLicense({
 *   url: 'https://billing.example.com/floe',
 *   publicKeys: { '2026-11': 'BQ…' },
 *   fingerprint: machineId,
 *   store: webStore('studio-license'),
 * });
 * license.subscribe((state) => show(state));
 * license.start();
 */
export function createLicense(options: LicenseOptions): License {
  const pinned = Object.entries(options.publicKeys);
  if (pinned.length === 0) throw new Error('Floe: publicKeys is empty; `npx floe license keys` prints them.');
  for (const [kid, key] of pinned) {
    if (!/^[\w-]{43}$/.test(key)) throw new Error(`Floe: the public key "${kid}" is not 32 bytes in base64url.`);
  }
  return createGate(throughAdapter(options), options, options.publicKeys);
}

/**
 * The same straight to Polar, where there is no adapter. Polar says no more to anybody than that a key is good, that its
 * limit is reached, or that it is not: the states are `active`, `limit_reached` and `unknown`, and nothing runs offline.
 *
 * @example const license = createDirectLicense({ organizationId, fingerprint: machineId, store });
 */
export function createDirectLicense(options: DirectLicenseOptions): License {
  return createGate(toPolar(options), options, null);
}
