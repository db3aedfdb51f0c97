import { bytesOf, fromBase64Url } from './bytes.ts';

/** What a ticket says, times in seconds since the epoch. */
export interface Ticket {
  /** SHA-256 of the license key, base64url. */
  readonly key: string;
  readonly license: string;
  /** Null where the license is not bound to devices. */
  readonly activation: string | null;
  readonly fingerprint: string;
  readonly nonce: string;
  readonly iat: number;
  readonly exp: number;
  /** When the license itself runs out; null where it does not. */
  readonly ends: number | null;
}

export type PublicKeys = ReadonlyMap<string, CryptoKey>;

/** Null where the platform cannot check tickets at all. */
export async function importKeys(pinned: Readonly<Record<string, string>>): Promise<PublicKeys | null> {
  try {
    const keys = Object.entries(pinned).map(
      async ([kid, key]): Promise<[string, CryptoKey]> => [
        kid,
        await crypto.subtle.importKey('raw', fromBase64Url(key), 'Ed25519', false, ['verify']),
      ],
    );
    return new Map(await Promise.all(keys));
  } catch {
    return null;
  }
}

/** What a ticket says, if one of the pinned keys has signed it; whatever it says of its own algorithm is not asked. */
export async function openTicket(text: string, keys: PublicKeys): Promise<Ticket | null> {
  try {
    const [head = '', body = '', signature = ''] = text.split('.');
    const { kid } = parsed(head);
    const key = keys.get(kid);
    const isSigned =
      key && (await crypto.subtle.verify('Ed25519', key, fromBase64Url(signature), bytesOf(`${head}.${body}`)));
    return isSigned ? parsed(body) : null;
  } catch {
    return null;
  }
}

const parsed = (part: string) => JSON.parse(new TextDecoder().decode(fromBase64Url(part)));
