import type { Input } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem, isProblem } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { sameInstant } from '../subscriptions/state.ts';
import { writeTowards } from '../write.ts';
import { brief, conflict, type LicenseKey, merchantPath, shownTo } from './state.ts';

type Changes = Omit<Input<'licenseKeys.update'>, 'license_key_id'>;

/** Sets what differs. Polar reads a default that is sent along as a wish, so nothing else goes with it. */
export async function update(
  { license_key_id: _id, ...wanted }: Input<'licenseKeys.update'>,
  context: ContextOf<'licenseKeys.update'>,
): Promise<Answer<LicenseKey>> {
  const now = context.targets.license_key_id;
  const body = missing(wanted, now);
  if (isEmpty(body)) return { result: now, trail: { unchanged: true, after: brief(now) } };
  const { now: after, unsettled } = await writeTowards<LicenseKey>(context, {
    before: now,
    method: 'PATCH',
    road: context.merchant,
    path: merchantPath(now.id),
    body,
    holds: (key) => isEmpty(missing(body, key)),
  });
  const result = { ...after, activations: now.activations };
  return { result, unsettled, trail: { before: brief(now), after: brief(after) } };
}

function missing(wanted: Changes, now: LicenseKey): Changes {
  const left: Changes = { ...wanted };
  for (const field of ['status', 'usage', 'limit_activations', 'limit_usage'] as const) {
    if (left[field] === now[field]) delete left[field];
  }
  if (left.expires_at !== undefined && sameInstant(left.expires_at, now.expires_at)) delete left.expires_at;
  return left;
}

const isEmpty = (changes: Changes): boolean => Object.values(changes).every((value) => value === undefined);

/** Gives a license another key. Not every Polar has this: where it does not, that is said, and the rest goes on. */
export async function rotate(_input: object, context: ContextOf<'licenseKeys.rotate'>): Promise<Answer<LicenseKey>> {
  const now = context.targets.license_key_id;
  if (now.status === 'revoked') throw conflict('revoked', 'A revoked key is given back before it gets another text.');
  const path = `${context.root}/license-keys/${encodeURIComponent(now.id)}`;
  const request = { method: 'POST', road: context.polar, path: `${path}/rotate`, readPath: path } as const;
  try {
    const wanted = { ...request, before: now, holds: ({ key }: LicenseKey) => key !== now.key };
    const { now: after, unsettled } = await writeTowards<LicenseKey>(context, wanted);
    const result = await shownTo(context, { ...after, activations: now.activations });
    return { result, unsettled, trail: { before: brief(now), after: brief(after) } };
  } catch (error) {
    // The key was there a moment ago: what Polar does not know is the rotation.
    if (!isProblem(error) || error.code !== 'not_found') throw error;
    throw new FloeProblem('unavailable', {
      detail: 'This Polar cannot rotate keys.',
      state: { reason: 'not_served' },
    });
  }
}
