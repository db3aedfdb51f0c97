import type { Ticket } from '../../src/license/ticket.ts';
import { toBase64Url, utf8 } from '../engine/bytes.ts';
import type { Signer } from './signer.ts';

const DAY_S = 86_400;

/** A JSON Web Token, so that software in any language can check it. It does not outlive the license. */
export async function signTicket(
  signer: Signer,
  claims: Omit<Ticket, 'iat' | 'exp' | 'ends'>,
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
