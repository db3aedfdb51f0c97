import { toBase64Url, utf8 } from '../engine/bytes.ts';

/** In the address it stands without its prefix, because the path says what it is. */
const PREFIX = 'floe_mcp_';

/** 256 bits nobody can guess. */
export function newSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is kept of a secret of that size: nobody finds it back. */
export async function hashOf(secret: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(secret))));
}

export const tokenOf = (secret: string): string => PREFIX + secret;

/** The secret of a token; null where it has not the form of one. */
export function secretOf(token: string): string | null {
  const secret = token.startsWith(PREFIX) ? token.slice(PREFIX.length) : '';
  return isSecret(secret) ? secret : null;
}

export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);
