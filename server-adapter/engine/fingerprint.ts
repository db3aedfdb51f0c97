import { canonical } from '../store/json.ts';
import { toBase64Url, utf8 } from './bytes.ts';

/** SHA-256 of a value's canonical JSON, so that equal calls have equal digests whatever the order of their fields. */
export async function fingerprint(value: unknown): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(canonical(value)))));
}
