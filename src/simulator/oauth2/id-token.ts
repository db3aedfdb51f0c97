// Says who allowed an application what it may do. It has the form of a signed token; its signature is worth nothing.

import type { World } from '../state/world.ts';
import type { GrantedAccessRow } from './tables.ts';

export const ISSUER = 'https://polar.sh';

const encode = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export function idToken(world: World, { user_id, client_id, issued_at, expires_at }: GrantedAccessRow): string {
  const claims = { iss: ISSUER, sub: user_id, aud: [client_id], iat: issued_at, auth_time: issued_at, exp: expires_at };
  return `${encode({ typ: 'JWT', alg: 'RS256' })}.${encode(claims)}.${world.ids.letters(342)}`;
}
