import { toBase64Url, utf8 } from '../engine/bytes.ts';
import type { Keyring } from '../secrets/keyring.ts';

/** The key that signs a connection's tickets, made from one key of the ring and called by its name. */
export interface Signer {
  readonly kid: string;
  /** 32 bytes in base64url, as apps pin it. */
  readonly publicKey: string;
  sign(text: string): Promise<string>;
}

const ED25519 = 'Ed25519';
/** What stands before the 32 bytes of a private key in PKCS #8. */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** The same ring and connection give the same key, in every process and after every start. */
export async function signerOf(ring: Keyring, connection: string, kid: string): Promise<Signer> {
  const seed = await ring.derive(kid, `license-ticket/${connection}`);
  const whole = Uint8Array.from([...PKCS8, ...seed]);
  const key = await crypto.subtle.importKey('pkcs8', whole, ED25519, true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return {
    kid,
    publicKey: x,
    sign: async (text) => toBase64Url(new Uint8Array(await crypto.subtle.sign(ED25519, key, utf8(text)))),
  };
}

/** The public keys of a connection by name, the one that signs first. */
export async function publicKeys(ring: Keyring, connection: string): Promise<Record<string, string>> {
  const signers = await Promise.all(ring.names.map((kid) => signerOf(ring, connection, kid)));
  return Object.fromEntries(signers.map(({ kid, publicKey }) => [kid, publicKey]));
}

/** Finds the first key of the ring that an app knows; null where it knows none. */
export function createSigners(ring: Keyring): (connection: string, known: readonly string[]) => Promise<Signer | null> {
  const made = new Map<string, Promise<Signer>>();
  return async (connection, known) => {
    const kid = ring.names.find((name) => known.includes(name));
    if (kid === undefined) return null;
    const place = JSON.stringify([connection, kid]);
    const signer = made.get(place) ?? signerOf(ring, connection, kid);
    made.set(place, signer);
    return signer;
  };
}
