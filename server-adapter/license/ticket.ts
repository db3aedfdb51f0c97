import { toBase64Url, utf8 } from '../engine/bytes.ts';
import type { Signer } from './signer.ts';

/** What a ticket says, times in seconds since the epoch. */
export interface TicketClaims {
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

const DAY_S = 86_400;

/** A JSON Web Token, so that software in any language can check it. It does not outlive the license. */
export async function signTicket(
  signer: Signer,
  claims: Omit<TicketClaims, 'iat' | 'exp' | 'ends'>,
  { now, days, expiresAt }: { readonly now: number; readonly days: number; readonly expiresAt: string | null },
): Promise<string> {
  const iat = Math.floor(now / 1_000);
  const ends = expiresAt === null ? null : Math.floor(Date.parse(expiresAt) / 1_000);
  const exp = Math.min(iat + days * DAY_S, ends ?? Number.POSITIVE_INFINITY);
  const body = [
    { alg: 'EdDSA', typ: 'floe-license+jwt', kid: signer.kid },
    { ...claims, iat, exp, ends },
  ]
    .map((part) => toBase64Url(utf8(JSON.stringify(part))))
    .join('.');
  return `${body}.${await signer.sign(body)}`;
}

export async function hashOf(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}
