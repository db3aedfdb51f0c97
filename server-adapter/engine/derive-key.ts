import { utf8 } from './bytes.ts';

/** What a key is for. Keys of different purposes tell nothing about each other or about the secret. */
export type KeyPurpose = 'cursor' | 'widget-token' | 'mcp-preview' | 'mcp-confirm';

/** A secret that is shorter could be guessed from one signature. */
const SECRET_BYTES = 32;

/** Throws where a secret is too short to sign with. */
export function assertSecret(secret: string): void {
  if (utf8(secret).length >= SECRET_BYTES) return;
  throw new Error(
    `Floe: the secret has fewer than ${SECRET_BYTES} bytes, so signatures made with it could be forged. ` +
      'Make one with `openssl rand -hex 32` and keep it out of the repository.',
  );
}

/** An HMAC-SHA-256 key for one purpose, by HKDF from the secret. */
export async function deriveKey(secret: string, purpose: KeyPurpose): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`floe/${purpose}`) },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  );
}
