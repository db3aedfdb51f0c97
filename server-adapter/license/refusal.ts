import { FloeProblem } from '../engine/problem.ts';
import { conflict, type LicenseKey, whyDead } from '../operations/license-keys/state.ts';
import { upstreamProblem } from '../operations/upstream.ts';
import type { Failure } from '../polar/port.ts';
import type { Way } from './way.ts';

/** Nothing that is not about the key may read like a no: software would close. */
export function otherProblem(failure: Failure): FloeProblem {
  const problem = upstreamProblem(failure);
  const isNo = problem.status >= 400 && problem.status < 500 && problem.code !== 'rate_limited';
  return isNo ? new FloeProblem('upstream_error', { alarm: problem.facts.alarm }) : problem;
}

/** Keys that ended are looked through so far (pages of a hundred). */
const MOST_PAGES = 10;

/** One answer for keys that nobody has and keys that somebody else has. */
export const unknownKey = () => new FloeProblem('not_found', { detail: 'No license has this key.' });

export const signedOut = () => conflict('signed_out', 'This license is not active on this device.');

/**
 * What Polar says of a key that it does not take, as far as that is a code. By name, too: a 404 from anything between here
 * and Polar must not end a license.
 */
export function refusalOf(failure: Failure): 'unknown' | 'not_permitted' | 'used_up' | null {
  if (failure.kind !== 'refused') return null;
  if (failure.status === 404 && failure.error === 'ResourceNotFound') return 'unknown';
  if (failure.status === 403 && failure.error === 'NotPermitted') return 'not_permitted';
  return failure.status === 400 && failure.error === 'BadRequest' ? 'used_up' : null;
}

/** Why a key that somebody holds does not serve them: the key itself says it. */
export async function whyNot(
  way: Way,
  { key, license_key_id }: { readonly key: string; readonly license_key_id: string },
  now: number,
): Promise<LicenseKey> {
  const found = await way.read(license_key_id);
  // Whoever knows an id and not the key learns nothing.
  if (found?.key !== key) throw unknownKey();
  assertInUse(found, now);
  return found;
}

function assertInUse(key: LicenseKey, now: number): void {
  const dead = whyDead(key, now);
  if (dead) throw ended(dead, key.expires_at);
}

/**
 * Why Polar has a key and does not activate it, for somebody who was never here with it. Polar lists keys by status and
 * not by text, so those that ended are looked through; one that is not among them has run out.
 */
export async function whyEnded(way: Way, text: string): Promise<FloeProblem> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items, pagination } = await way.ended(page);
    const found = items.find(({ key }) => key === text);
    if (found) return ended(found.status === 'disabled' ? 'disabled' : 'revoked', null);
    if (page >= pagination.max_page) return ended('expired', null);
  }
  return ended('ended', null);
}

type End = 'disabled' | 'revoked' | 'expired' | 'ended';

function ended(reason: End, expires_at: string | null): FloeProblem {
  const detail = reason === 'expired' ? 'This license has run out.' : 'This license is not in use any more.';
  return new FloeProblem('state_conflict', { detail, state: { reason, ...(expires_at ? { expires_at } : {}) } });
}
