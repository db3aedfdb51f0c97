import type { LicenseKeyFacts } from './license-key-status.ts';

/** What can be done to a license key. */
export type LicenseKeyAction = 'enable' | 'disable' | 'revoke' | 'rotate' | 'edit' | 'deactivate';

/** Why an action is not possible now. */
export type LicenseKeyReason =
  | 'agents_only'
  | 'forbidden'
  | 'enabled'
  | 'disabled'
  | 'revoked'
  | 'not_served'
  | 'kept_by_seller';

/** For every action the reason it is not possible now, or null where it is. */
export type LicenseKeyReasons = Record<LicenseKeyAction, LicenseKeyReason | null>;

/** Who is looking, as far as it matters here. */
export interface LicenseKeyViewer {
  kind: 'customer' | 'agent' | 'service';
  permissions?: readonly string[] | undefined;
}

/**
 * What is possible on a key, by Polar's rules: a revoked key is given back before it gets another text, and customers
 * see to their devices only where the benefit lets them, which shows in whether they see them. `rotates: false` where
 * this Polar cannot rotate keys.
 *
 * @example
 * licenseKeyActions({ ...key, status: 'revoked' }, { kind: 'agent' }).rotate; // 'revoked'
 */
export function licenseKeyActions(
  key: LicenseKeyFacts,
  viewer?: LicenseKeyViewer,
  { rotates = true }: { rotates?: boolean } = {},
): LicenseKeyReasons {
  const { status } = key;
  const rotate = !rotates ? 'not_served' : status === 'revoked' ? 'revoked' : null;
  if (viewer?.kind === 'customer') {
    const team = 'agents_only';
    const deactivate = key.activations ? null : 'kept_by_seller';
    return { enable: team, disable: team, revoke: team, edit: team, rotate, deactivate };
  }
  const may = viewer?.permissions?.includes('license_keys:write') ?? true;
  if (!may) {
    const no = 'forbidden';
    return { enable: no, disable: no, revoke: no, rotate: no, edit: no, deactivate: no };
  }
  return {
    enable: status === 'disabled' || status === 'revoked' ? null : 'enabled',
    disable: status === 'revoked' ? 'revoked' : status === 'disabled' ? 'disabled' : null,
    revoke: status === 'revoked' ? 'revoked' : null,
    rotate,
    edit: null,
    deactivate: null,
  };
}
