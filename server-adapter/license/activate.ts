import { conflict, type LicenseKey } from '../operations/license-keys/state.ts';
import type { Activate } from './asked.ts';
import { otherProblem, refusalOf, signedOut, unknownKey, whyEnded } from './refusal.ts';
import type { LicenseRoom, Standing } from './room.ts';
import type { Checked, Device } from './way.ts';

/** A device as Polar answers for it when it is new. */
interface Added extends Device {
  readonly license_key: LicenseKey;
}

/**
 * Lets a machine use a license. The one it is already active on is found by its fingerprint, so that installing again, or
 * asking again when an answer was lost, takes no second place.
 */
export async function activate(room: LicenseRoom, asked: Activate): Promise<Standing> {
  const { way } = room;
  const checked = await way.send<Checked>('validate', { key: asked.key }, true);
  if (!checked.ok) {
    if (refusalOf(checked.failure) !== 'unknown') throw otherProblem(checked.failure);
    return activateEnded(room, asked);
  }
  const key = checked.body;
  if (key.limit_activations === null) return { key, activation_id: null };
  const { activations = [] } = (await way.read(key.id)) ?? {};
  const own = activations.find((device) => isOf(device, asked.fingerprint));
  if (own) return { key, activation_id: own.id };
  if (activations.length >= key.limit_activations) throw full();
  const detail = { label: asked.label };
  return room.noted({ operation: 'licenseKeys.activate', key, detail }, () => add(room, asked, key));
}

async function add({ way }: LicenseRoom, asked: Activate, key: LicenseKey): Promise<Standing> {
  const answer = await way.send<Added>('activate', deviceOf(asked));
  if (answer.ok) return { key, activation_id: answer.body.id };
  const { failure } = answer;
  // Somebody else took the last place since it was looked at.
  if (refusalOf(failure) === 'not_permitted') throw full();
  const now = failure.mayHaveHappened ? await way.read(key.id).catch(() => null) : null;
  const own = now?.activations?.find((device) => isOf(device, asked.fingerprint));
  if (own) return { key, activation_id: own.id };
  throw otherProblem(failure);
}

/**
 * Polar calls a key that ended and a key that nobody has by the same status when it checks them, and by different ones
 * when it activates them: 403 and 404. Neither is activated by asking.
 */
async function activateEnded({ way }: LicenseRoom, asked: Activate): Promise<Standing> {
  const answer = await way.send<Added>('activate', deviceOf(asked));
  // It was given back in this very moment.
  if (answer.ok) return { key: answer.body.license_key, activation_id: answer.body.id };
  const refusal = refusalOf(answer.failure);
  if (refusal === 'unknown') throw unknownKey();
  if (refusal === 'not_permitted') throw await whyEnded(way, asked.key);
  throw otherProblem(answer.failure);
}

/** The fingerprint is written down with the device: it says later whose ticket this may be. */
const deviceOf = ({ key, label, fingerprint }: Activate) => ({ key, label, meta: { fingerprint } });

function isOf({ meta }: Device, fingerprint: string): boolean {
  return meta?.fingerprint === fingerprint;
}

const full = () => conflict('activation_limit', 'Every device of this license is taken.');

/** Throws where a device is not this machine, or where a license of devices is used without one. */
export function assertOwn(
  { activation, limit_activations }: Checked,
  { activation_id, fingerprint }: { readonly activation_id: string | null; readonly fingerprint: string },
): void {
  if (activation_id === null ? limit_activations !== null : !activation || !isOf(activation, fingerprint))
    throw signedOut();
}
