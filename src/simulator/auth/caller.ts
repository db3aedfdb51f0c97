// From the Authorization header to a caller, and the refusals on the way. A bearer that no resolver knows is refused
// before any route runs; a good one of the wrong kind counts as anonymous.

import { PolarProblem, problem } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { resolveToken, type TokenRow } from './tokens.ts';

export interface OrganizationCaller {
  readonly kind: 'organization';
  readonly organizationId: string;
  readonly scopes: ReadonlySet<string> | 'all';
  readonly token: TokenRow;
}

/** A customer session, or a member's session when `memberId` is set. */
export interface PortalCaller {
  readonly kind: 'portal';
  readonly organizationId: string;
  readonly customerId: string;
  readonly memberId: string | null;
  readonly token: TokenRow;
}

export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

export type Caller = OrganizationCaller | PortalCaller | AnonymousCaller;

const REALM = 'Bearer realm="polar"';
const BAD_TOKEN = 'The access token provided is expired, revoked, malformed, or invalid for other reasons.';
const WEAK_TOKEN = 'The request requires higher privileges than provided by the access token.';

/** Throws 401 `invalid_token` for a bearer that is unknown or over. */
export function identify(world: World, authorization: string | null): Caller {
  const bearer = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1]?.trim();
  if (!bearer) return { kind: 'anonymous' };
  // A client's registration token opens no door but its own, which looks at it itself.
  if (bearer.startsWith('polar_crt_')) return { kind: 'anonymous' };
  const token = resolveToken(world, bearer);
  if (!token) throw oauthProblem(401, 'invalid_token', BAD_TOKEN);
  const organizationId = token.organization_id;
  if (token.subject.kind === 'organization')
    return { kind: 'organization', organizationId, scopes: token.subject.scopes, token };
  const memberId = token.subject.kind === 'member' ? token.subject.memberId : null;
  return { kind: 'portal', organizationId, customerId: token.subject.customerId, memberId, token };
}

/** 403 `insufficient_scope`, naming the scopes of which one would do. */
export function lacksScope(scopes: readonly string[]): PolarProblem {
  return oauthProblem(403, 'insufficient_scope', WEAK_TOKEN, scopes);
}

/** Whether somebody allowed it for the organization, rather than the organization itself. */
export function isPerson({ token: { subject } }: OrganizationCaller): boolean {
  return subject.kind === 'organization' && subject.person === true;
}

export function holdsScope(caller: OrganizationCaller, scopes: readonly string[]): boolean {
  const held = caller.scopes;
  return held === 'all' || scopes.length === 0 || scopes.some((scope) => held.has(scope));
}

/** 401 for no token, or a token of another kind than the route takes. */
export function unauthorized(): PolarProblem {
  const body = problem(401, 'Unauthorized', 'Unauthorized').body;
  return new PolarProblem(401, body, { 'WWW-Authenticate': REALM });
}

function oauthProblem(status: number, error: string, description: string, scopes?: readonly string[]): PolarProblem {
  const scope = scopes ? ` scope="${scopes.join(' ')}",` : '';
  return new PolarProblem(
    status,
    { error, error_description: description },
    {
      'Cache-Control': 'no-store',
      'WWW-Authenticate': `${REALM},${scope} error="${error}", error_description="${description}"`,
    },
  );
}
