// A program asks whether its key is good. Polar finds a key by its text and organization, and says 404 for nearly
// every no; only the words differ.

import { badRequest, notFound, notPermitted } from '../http/problem.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { Activation, NamedKey, Validation } from './bodies.ts';
import { type ActivationRow, activations, type LicenseKeyRow, licenseKeys } from './table.ts';
import { activationsOf, viewActivation, viewLicenseKey } from './view.ts';

const EXPIRED = 'License key has expired.';

export function validateKey(world: World, asked: Validation) {
  const key = namedKey(world, asked);
  const dead = whyDead(world, key);
  if (dead !== null) throw notFound(dead);
  const activation = asked.activation_id ? activationOf(world, key, asked.activation_id) : null;
  if (activation && !sameConditions(activation.conditions, asked.conditions))
    throw notFound('License key does not match required conditions');
  if (asked.benefit_id != null && asked.benefit_id !== key.benefit_id)
    throw notFound('License key does not match given benefit.');
  if (asked.customer_id != null && asked.customer_id !== key.customer_id)
    throw notFound('License key does not match given user.');
  const usage = key.usage + (asked.increment_usage ?? 0);
  if (asked.increment_usage && key.limit_usage !== null && usage > key.limit_usage)
    throw badRequest(`License key only has ${key.limit_usage - key.usage} more usages.`);
  const last_validated_at = world.now();
  const used = world.of(licenseKeys).update(key.id, { usage, validations: key.validations + 1, last_validated_at });
  return { ...viewLicenseKey(world, used), activation: activation ? viewActivation(activation) : null };
}

export function activateKey(world: World, asked: Activation) {
  const key = namedKey(world, asked);
  const dead = whyDead(world, key);
  if (dead !== null) throw notPermitted(dead === EXPIRED ? dead : `${dead} This license key can not be activated.`);
  if (key.limit_activations === null)
    throw notPermitted(
      'This license key does not support activations. Use the /validate endpoint instead to check license validity.',
    );
  if (activationsOf(world, key).length >= key.limit_activations)
    throw notPermitted('License key activation limit already reached');
  const { label, conditions, meta } = asked;
  const row = world
    .of(activations)
    .insert({ organization_id: key.organization_id, license_key_id: key.id, label, conditions, meta });
  return { ...viewActivation(row), license_key: viewLicenseKey(world, key) };
}

export function deactivateKey(world: World, asked: NamedKey & { readonly activation_id: string }): void {
  const key = namedKey(world, asked);
  world.of(activations).delete(activationOf(world, key, asked.activation_id).id);
}

/** The activation of this key, else 404. */
export function activationOf(world: World, key: LicenseKeyRow, id: string): ActivationRow {
  const row = world.of(activations).get(id);
  if (row?.license_key_id !== key.id) throw notFound();
  return row;
}

function namedKey(world: World, asked: NamedKey): LicenseKeyRow {
  const row = world.of(licenseKeys).find((key) => key.key === asked.key && key.organization_id === asked.owner);
  if (!row) throw notFound();
  return row;
}

function whyDead(world: World, key: LicenseKeyRow): string | null {
  if (key.status !== 'granted') return 'License key is no longer active.';
  if (key.expires_at !== null && milliseconds(key.expires_at) <= world.time.now()) return EXPIRED;
  return null;
}

/** Conditions set at activation must be met, all and exactly. */
function sameConditions(
  required: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): boolean {
  const names = Object.keys(required);
  if (names.length === 0) return true;
  return names.length === Object.keys(given).length && names.every((name) => required[name] === given[name]);
}
