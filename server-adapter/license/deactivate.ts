import type { Deactivate } from './asked.ts';
import { otherProblem, refusalOf, unknownKey } from './refusal.ts';
import type { LicenseRoom } from './room.ts';

/** Takes a machine off a license, also off one that has ended. One that is off already is what was asked for. */
export async function deactivate(room: LicenseRoom, asked: Deactivate): Promise<void> {
  const { key: text, license_key_id, activation_id } = asked;
  const key = await room.way.read(license_key_id);
  if (key?.key !== text) throw unknownKey();
  if (!key.activations?.some(({ id }) => id === activation_id)) return;
  await room.noted({ operation: 'licenseKeys.deactivate', key, detail: { activation_id } }, async () => {
    const answer = await room.way.send('deactivate', { key: text, activation_id });
    if (answer.ok) return;
    if (refusalOf(answer.failure) !== 'unknown') throw otherProblem(answer.failure);
  });
}
