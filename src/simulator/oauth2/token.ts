// From a code to tokens, and from one refresh token to the next. Each code and each refresh token is good once.

import { issueToken, tokens } from '../auth/tokens.ts';
import { sha256 } from '../customers/sha256.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../state/world.ts';
import { clientById } from './clients.ts';
import { idToken } from './id-token.ts';
import { refuse } from './refusals.ts';
import { type Challenge, type ClientRow, type GrantedAccessRow, grantedAccess } from './tables.ts';

/** How long an access token is good, in seconds: longer the first time. */
const FIRST_SECONDS = 864_000;
const RENEWED_SECONDS = 3_600;

/** The client that shows its secret. */
export function readClient(world: World, form: URLSearchParams, headers: Headers): ClientRow | Reply {
  const [id = form.get('client_id'), secret = form.get('client_secret')] = basic(headers);
  const client = clientById(world, id);
  if (client && secret === client.client_secret) return client;
  return refuse(401, 'invalid_client', 'The client is not known by what it shows.');
}

function basic(headers: Headers): string[] {
  const given = /^Basic\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return given === undefined ? [] : atob(given).split(':');
}

/** Answers a request for tokens. */
export function grantTokens(world: World, client: ClientRow, form: URLSearchParams): object {
  if (form.get('grant_type') === 'refresh_token') return renew(world, client, form.get('refresh_token'));
  if (form.get('grant_type') === 'authorization_code') return redeem(world, client, form);
  return refuse(400, 'unsupported_grant_type');
}

function redeem(world: World, client: ClientRow, form: URLSearchParams): object {
  const now = Math.floor(world.time.now() / 1000);
  const code = form.get('code') ?? '';
  const access = world.of(grantedAccess).find((row) => row.code === code && row.client_id === client.client_id);
  const isGood =
    access &&
    access.expires_at > now &&
    access.redirect_uri === form.get('redirect_uri') &&
    meets(access.challenge, form.get('code_verifier'));
  if (!isGood) return refuse(400, 'invalid_grant', "The 'code' of this request is not valid.");
  const issued = issue(world, access, FIRST_SECONDS);
  const isAsked = issued.scope.split(' ').includes('openid');
  return { ...viewTokens(issued), ...(isAsked ? { id_token: idToken(world, issued) } : {}) };
}

function meets(challenge: Challenge | null, verifier: string | null): boolean {
  if (!challenge) return true;
  return verifier !== null && challenge.value === (challenge.method === 'plain' ? verifier : digest(verifier));
}

function renew(world: World, client: ClientRow, refreshToken: string | null): object {
  const access = world
    .of(grantedAccess)
    .find((row) => row.refresh_token === refreshToken && row.client_id === client.client_id);
  if (refreshToken === null || !access) return refuse(400, 'invalid_grant');
  return viewTokens(issue(world, access, RENEWED_SECONDS));
}

// The token before stays good until it is over; only what it was made from is used up.
function issue(world: World, access: GrantedAccessRow, seconds: number): GrantedAccessRow {
  const issued_at = Math.floor(world.time.now() / 1000);
  const expires_at = issued_at + seconds;
  const { id: bearer } = issueToken(world, {
    organizationId: access.organization_id,
    subject: { kind: 'organization', scopes: new Set(access.scope.split(' ')), person: true },
    expiresAt: expires_at * 1000,
    bearer: `polar_at_u_${world.ids.letters(43)}`,
  });
  const { id, created_at: _, modified_at: __, ...allowed } = access;
  world.of(grantedAccess).update(id, { code: null, refresh_token: null });
  return world.of(grantedAccess).insert({
    ...allowed,
    code: null,
    access_token: bearer,
    refresh_token: `polar_rt_u_${world.ids.letters(43)}`,
    issued_at,
    expires_at,
  });
}

const digest = (verifier: string): string => {
  const bytes = sha256(verifier).match(/../g) ?? [];
  const text = btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
};

const viewTokens = ({ access_token, refresh_token, scope, issued_at, expires_at }: GrantedAccessRow) => ({
  token_type: 'Bearer',
  access_token,
  expires_in: expires_at - issued_at,
  refresh_token,
  scope,
});

/** What an access token stands for while it is good. */
export function accessBy(world: World, accessToken: string | null): GrantedAccessRow | undefined {
  const isGood = world.of(tokens).get(accessToken) !== undefined;
  return isGood ? world.of(grantedAccess).find((row) => row.access_token === accessToken) : undefined;
}

/** An access token ends, or a refresh token and the access token that came with it. */
export function revokeAccess(world: World, client: ClientRow, token: string): void {
  const access = world
    .of(grantedAccess)
    .find((row) => row.client_id === client.client_id && [row.access_token, row.refresh_token].includes(token));
  if (!access) return;
  if (access.access_token !== null) world.of(tokens).delete(access.access_token);
  if (access.refresh_token === token) world.of(grantedAccess).delete(access.id);
}
