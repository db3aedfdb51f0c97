import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import type { Context, ContextOf } from '../handler.ts';
import { classOf, read, upstreamProblem } from '../upstream.ts';
import {
  asOrganization,
  assertMayManageDevices,
  conflict,
  forReader,
  type LicenseKey,
  merchantPath,
  whyDead,
} from './state.ts';

type Activation = Output<'licenseKeys.activate'>;

// Polar has these for its customers too, but for anybody who knows a key: without a session, three a second for a whole
// server, and a minute of silence after the fourth. So they always go as the organization, after the key was found to be
// the caller's own.

/** Signs a device in. Asking twice makes two, so an answer that was lost is looked for among the devices. */
export async function activate(
  { license_key_id: _id, label, conditions, meta }: Input<'licenseKeys.activate'>,
  context: ContextOf<'licenseKeys.activate'>,
): Promise<Answer<Activation>> {
  const own = context.targets.license_key_id;
  await assertMayManageDevices(context, own);
  const before = await asOrganization(context, own);
  assertRoom(before, context.services.clock.now());
  const { key, organization_id } = before;
  const answer = await context.merchant.request<Activation & { license_key?: unknown }>({
    method: 'POST',
    path: '/v1/license-keys/activate',
    body: { key, organization_id, label, conditions, meta },
    class: classOf(context),
  });
  if (answer.ok) return added(answer.body);
  const { failure } = answer;
  if (failure.kind === 'refused' && failure.status === 403 && failure.error === 'NotPermitted')
    throw conflict('not_activatable', 'This key takes no further device now.');
  const found = failure.mayHaveHappened ? await newDevice(context, before, label) : null;
  if (found) return added(found);
  throw upstreamProblem(failure);
}

function added({ id, license_key_id, label, meta, created_at }: Activation): Answer<Activation> {
  return { result: { id, license_key_id, label, meta, created_at }, trail: { activation_id: id } };
}

function assertRoom(key: LicenseKey, now: number): void {
  const dead = whyDead(key, now);
  if (dead) throw conflict(dead, 'This key is not in use any more.');
  const { limit_activations: limit, activations = [] } = key;
  if (limit === null) throw conflict('no_activations', 'This license is not bound to devices.');
  if (activations.length >= limit) throw conflict('activation_limit', 'Every device of this license is taken.');
}

async function newDevice(context: Context, before: LicenseKey, label: string): Promise<Activation | null> {
  const known = new Set(before.activations?.map(({ id }) => id));
  const now = await read<LicenseKey>(context.merchant, context, { path: merchantPath(before.id) }).catch(() => null);
  return now?.activations?.find((device) => !known.has(device.id) && device.label === label) ?? null;
}

/** Signs a device out. One that is gone already is what was asked for. */
export async function deactivate(
  { activation_id }: Input<'licenseKeys.deactivate'>,
  context: ContextOf<'licenseKeys.deactivate'>,
): Promise<Answer<LicenseKey>> {
  const own = context.targets.license_key_id;
  await assertMayManageDevices(context, own);
  const before = await asOrganization(context, own);
  const has = ({ activations = [] }: LicenseKey) => activations.some(({ id }) => id === activation_id);
  const left = before.activations?.filter(({ id }) => id !== activation_id) ?? [];
  const result = forReader(context, { ...own, activations: left });
  if (!has(before)) return { result, trail: { unchanged: true } };
  const { key, organization_id } = before;
  const answer = await context.merchant.request({
    method: 'POST',
    path: '/v1/license-keys/deactivate',
    body: { key, organization_id, activation_id },
    class: classOf(context),
  });
  if (answer.ok) return { result };
  // Polar says nothing of a device that is gone, so that every failure is settled by looking.
  const path = merchantPath(own.id);
  const now = await read<LicenseKey>(context.merchant, { ...context, fresh: true }, { path }).catch(() => null);
  if (now && !has(now)) return { result };
  const problem = upstreamProblem(answer.failure);
  if (problem.code !== 'upstream_timeout') throw problem;
  return {
    result: forReader(context, { ...own, activations: now?.activations ?? before.activations }),
    unsettled: true,
  };
}
