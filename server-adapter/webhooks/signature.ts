import { utf8 } from '../engine/bytes.ts';
import type { Delivery } from './delivery.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** Says whether one of a connection's secrets signed exactly these bytes. */
export type Verify = (delivery: Delivery, body: Uint8Array) => Promise<boolean>;

/**
 * Verifies with any of several secrets, so that an old and a new one hold side by side while one replaces the other.
 * The comparison is WebCrypto's own, which takes the same time wherever two signatures differ.
 */
export function createVerify(secrets: readonly string[]): Verify {
  let keys: Promise<readonly CryptoKey[]> | undefined;
  return async ({ id, timestamp, signatures }, body) => {
    keys ??= Promise.all(secrets.flatMap(keysOf).map(importKey));
    const head = utf8(`${id}.${timestamp}.`);
    const signed = new Uint8Array(head.length + body.length);
    signed.set(head);
    signed.set(body, head.length);
    for (const key of await keys) {
      for (const signature of signatures) {
        if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true;
      }
    }
    return false;
  };
}

/**
 * Two keys of one secret. Polar takes the bytes of the whole text, prefix included; the Standard Webhooks
 * specification takes what stands behind the prefix, decoded.
 */
function keysOf(secret: string): Uint8Array<ArrayBuffer>[] {
  const decoded = decode(secret.replace(/^whsec_/, ''));
  return decoded ? [utf8(secret), decoded] : [utf8(secret)];
}

/** Null for a text that is no base64. */
function decode(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['verify']);
}
