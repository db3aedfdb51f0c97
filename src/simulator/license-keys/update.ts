import { benefits } from '../benefits/table.ts';
import { problem } from '../http/problem.ts';
import { printDate } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { Infer } from '../validation/schema.ts';
import type { update } from './bodies.ts';
import { newKey } from './issue.ts';
import { type LicenseKeyRow, licenseKeys } from './table.ts';

/** Sets what is given; null lifts a limit or an end. No webhook tells of it. */
export function updateKey(world: World, key: LicenseKeyRow, given: Infer<typeof update>): LicenseKeyRow {
  const { status, expires_at, ...plain } = given;
  return world.of(licenseKeys).update(key.id, {
    ...plain,
    ...(status == null ? {} : { status }),
    ...(expires_at === undefined ? {} : { expires_at: printDate(expires_at) }),
  });
}

/** Gives a granted key another text; its activations stay. */
export function rotateKey(world: World, key: LicenseKeyRow): LicenseKeyRow {
  if (key.status !== 'granted') throw problem(400, 'RotateNotPermitted', 'Only granted license keys can be rotated.');
  const benefit = world.of(benefits).get(key.benefit_id)?.benefit;
  const prefix = benefit?.type === 'license_keys' ? benefit.properties.prefix : null;
  return world.of(licenseKeys).update(key.id, { key: newKey(world, prefix) });
}
