import { fromBase64Url, textOf, toBase64Url, utf8 } from '../engine/bytes.ts';

/** Keys for what is kept in the store: the first one seals, every one of them opens. */
export interface Keyring {
  /** Name of the key that seals now. */
  readonly current: string;
  /** Of all keys, in the order of the ring. */
  readonly names: readonly string[];
  /** `place` says where the value is kept; sealed there, it opens nowhere else. */
  seal(plain: string, place: string): Promise<string>;
  /** Throws {@link CannotOpen}. */
  open(sealed: string, place: string): Promise<string>;
  /** 32 bytes that only this key gives for this purpose, by HKDF. Throws {@link CannotOpen} without such a key. */
  derive(name: string, purpose: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** A kept secret cannot be read: its key is not on the ring any more, or the row was changed or moved. */
class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

interface Sealed {
  readonly key: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const AES = 'AES-GCM';
const KEY_BYTES = 32;
/** 96 random bits: one key may seal 2^32 values before two nonces could meet, far beyond what a store holds. */
const NONCE_BYTES = 12;

/**
 * Reads a ring written as `name:key,name:key`, each key 32 bytes in base64. To rotate, put a new one in front and keep
 * the old ones until `tick` has sealed everything anew.
 *
 * @example parseKeyring(process.env.FLOE_ENCRYPTION_KEYS) // '2026-11:q83v…=,2025-11:AbCd…='
 */
export function parseKeyring(text: string): Keyring {
  const keys = new Map(text.split(',').map((entry) => keyOf(entry.trim())));
  const [first] = keys.keys();
  if (first === undefined || keys.size !== text.split(',').length) throw new Error(HOW);
  const imported = new Map<string, Promise<CryptoKey>>();

  function bytesOf(name: string): Uint8Array<ArrayBuffer> {
    const bytes = keys.get(name);
    if (bytes) return bytes;
    throw new CannotOpen(`Floe: a kept secret was sealed with the key "${name}", which is not on the ring.`);
  }

  function key(name: string): Promise<CryptoKey> {
    const known =
      imported.get(name) ?? crypto.subtle.importKey('raw', bytesOf(name), AES, false, ['encrypt', 'decrypt']);
    imported.set(name, known);
    return known;
  }

  return {
    current: first,
    names: [...keys.keys()],
    derive: async (name, purpose) => {
      const material = await crypto.subtle.importKey('raw', bytesOf(name), 'HKDF', false, ['deriveBits']);
      const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`floe/${purpose}`) };
      return new Uint8Array(await crypto.subtle.deriveBits(how, material, KEY_BYTES * 8));
    },
    seal: async (plain, place) => {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const how = { name: AES, iv: nonce, additionalData: bound(first, place) };
      const body = await crypto.subtle.encrypt(how, await key(first), utf8(plain));
      return [first, toBase64Url(nonce), toBase64Url(new Uint8Array(body))].join('.');
    },
    open: async (sealed, place) => {
      const { key: name, nonce, body } = partsOf(sealed);
      const how = { name: AES, iv: nonce, additionalData: bound(name, place) };
      const secret = await key(name);
      const plain = await crypto.subtle.decrypt(how, secret, body).catch(() => null);
      const text = plain && textOf(new Uint8Array(plain));
      if (text === null)
        throw new CannotOpen(`Floe: what is kept as ${place} was changed, or sealed for another place.`);
      return text;
    },
  };
}

/** Name of the key that a value was sealed with. */
export function sealedWith(sealed: string): string {
  return sealed.slice(0, Math.max(0, sealed.indexOf('.')));
}

const HOW =
  'Floe: FLOE_ENCRYPTION_KEYS is written as name:key,name:key, each name once and each key 32 bytes in base64. ' +
  'Make one with `openssl rand -base64 32`.';

/** The message holds nothing of the text, which may be a key. */
function keyOf(entry: string): [name: string, bytes: Uint8Array<ArrayBuffer>] {
  const [, name, encoded = ''] = /^([\w-]{1,32}):([\w+/-]+)={0,2}$/.exec(entry) ?? [];
  const bytes = fromBase64Url(encoded.replaceAll('+', '-').replaceAll('/', '_'));
  if (name === undefined || bytes?.length !== KEY_BYTES) throw new Error(HOW);
  return [name, bytes];
}

/** The key's name is bound, too: a value cannot be passed off as sealed with another one. */
const bound = (key: string, place: string) => utf8(`floe/${key}/${place}`);

function partsOf(sealed: string): Sealed {
  const [key = '', nonce = '', body = '', ...more] = sealed.split('.');
  const [iv, bytes] = [fromBase64Url(nonce), fromBase64Url(body)];
  if (more.length > 0 || iv?.length !== NONCE_BYTES || !bytes)
    throw new CannotOpen('Floe: a kept secret is not readable.');
  return { key, nonce: iv, body: bytes };
}
