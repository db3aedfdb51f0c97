import type { Output } from '../../../src/contract/types.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { Context } from '../handler.ts';
import { find } from '../upstream.ts';

export type LicenseKey = Output<'licenseKeys.get'>;

/** Where the organization keeps a key. */
export const merchantPath = (id: string): string => `/v1/license-keys/${encodeURIComponent(id)}`;

/** The key as its organization sees it, devices included. It was found to be the caller's own before. */
export async function asOrganization(context: Context, key: LicenseKey): Promise<LicenseKey> {
  if (context.root === '/v1') return key;
  const found = await find<LicenseKey>(context.merchant, context, { path: merchantPath(key.id) });
  if (!found) throw new FloeProblem('not_found');
  return found;
}

/** Whether the benefit behind a key lets customers see to its devices themselves. */
async function letsCustomers(context: Context, { benefit_id }: LicenseKey): Promise<boolean> {
  const path = `/v1/benefits/${encodeURIComponent(benefit_id)}`;
  const benefit = await find<{ properties?: Properties }>(context.merchant, context, { path });
  return benefit?.properties?.activations?.enable_customer_admin === true;
}

interface Properties {
  readonly activations?: { readonly enable_customer_admin?: boolean } | null;
}

/** Polar's own ways for devices are open to whoever holds the key, so that the setting is kept here. */
export async function assertMayManageDevices(context: Context, key: LicenseKey): Promise<void> {
  if (context.caller.kind !== 'customer' || (await letsCustomers(context, key))) return;
  throw new FloeProblem('not_allowed_by_settings', { denied: true });
}

/** What Polar knows of a key's customer comes along, with the team's own notes: the customer is not shown those. */
export function forReader({ caller }: Pick<Context, 'caller'>, key: LicenseKey): LicenseKey {
  if (caller.kind !== 'customer') return key;
  const { customer: _customer, user: _user, ...rest }: LicenseKey & { user?: unknown } = key;
  return rest;
}

/** A key for the one who reads it. Polar hides devices from customers as an empty list, which would read as "none". */
export async function shownTo(context: Context, key: LicenseKey): Promise<LicenseKey> {
  const isClear = context.caller.kind !== 'customer' || key.limit_activations === null || key.activations?.length !== 0;
  if (isClear || (await letsCustomers(context, key))) return forReader(context, key);
  const { activations: _hidden, ...rest } = key;
  return forReader(context, rest);
}

/** Why no program may run with this key; null where it may. */
export function whyDead({ status, expires_at }: LicenseKey, now: number): 'disabled' | 'revoked' | 'expired' | null {
  if (status === 'disabled') return 'disabled';
  if (status === 'revoked') return 'revoked';
  return expires_at !== null && Date.parse(expires_at) <= now ? 'expired' : null;
}

/** What the trail keeps of a key: never the key itself. */
export function brief({ display_key, status, usage, limit_usage, limit_activations, expires_at }: LicenseKey) {
  return { display_key, status, usage, limit_usage, limit_activations, expires_at };
}

export function conflict(reason: string, detail: string): FloeProblem {
  return new FloeProblem('state_conflict', { detail, state: { reason } });
}
