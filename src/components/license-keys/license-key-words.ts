import type { LicenseKey } from '../../contract/operations.gen.ts';
import { type LicenseKeyState, licenseKeyState, maskedKey } from '../../domain/license-key-status.ts';
import type { Tone } from '../ui/pill.tsx';
import type { Text } from '../use-text.ts';

export const KEY_TONES: Record<LicenseKeyState, Tone> = {
  active: 'ok',
  limit_reached: 'warn',
  expired: 'none',
  disabled: 'warn',
  revoked: 'bad',
  unknown: 'none',
};

/** On how many devices a key is in use, as far as the viewer may know. */
export function devicesText({ limit_activations: limit, activations }: LicenseKey, { t }: Text): string {
  if (limit === null) return t.licenseKey.noDevices;
  return activations ? t.licenseKey.ofDevices(activations.length, limit) : t.licenseKey.upToDevices(limit);
}

/** "expires 20 Dec", "expired 2 Nov", "never expires". */
function endText({ expires_at: end }: LicenseKey, now: number, { t, date }: Text): string {
  if (end === null) return t.licenseKey.never;
  return Date.parse(end) <= now ? t.licenseKey.ended(date(end)) : t.licenseKey.ends(date(end));
}

/** A date, or what is said where there is none. */
export const dateOr = (at: string | null, none: string, { date }: Text): string => (at === null ? none : date(at));

/** What a row says under the key. */
export function keyAbout(key: LicenseKey, now: number, text: Text): string {
  const { usage, limit_usage } = key;
  const uses = limit_usage !== null && text.t.licenseKey.usedUp(usage, limit_usage);
  return [devicesText(key, text), uses, endText(key, now, text)].filter(Boolean).join(' · ');
}

/** A sentence about a key for a reply; it does not hold the key itself. */
export function keyReply(key: LicenseKey, now: number, text: Text): string {
  const state = licenseKeyState(key, now);
  const words = state === 'unknown' ? key.status : text.t.licenseKey.state[state].toLowerCase();
  return text.t.licenseKey.reply(maskedKey(key), `${words}, ${keyAbout(key, now, text).replaceAll(' · ', ', ')}`);
}
