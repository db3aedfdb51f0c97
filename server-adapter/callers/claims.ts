import type { Permission } from '../../src/contract/permissions.ts';
import type { Caller, CallerTicket, CustomerRef, PolarGrant } from '../engine/caller.ts';

/**
 * What a signed token says about its bearer. For a customer `sub` is the host's own id of the customer; for agents and
 * services it is theirs. `customer` pins an agent or service to one customer: an id of Polar, or `{id}`, `{externalId}`.
 */
export interface Claims {
  readonly kind: Caller['kind'];
  readonly sub: string;
  /** Seconds since the epoch. */
  readonly exp: number;
  readonly name?: string | undefined;
  readonly permissions?: readonly Permission[] | undefined;
  /** Minor units by lower-case currency code. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  readonly ticket?: { readonly system: string; readonly id: string; readonly url?: string | undefined } | undefined;
  readonly customer?: string | { readonly id: string } | { readonly externalId: string } | undefined;
  readonly member?: string | undefined;
  /** Narrows `polar:read` and `polar:write` to operations of Polar by their names or tags. */
  readonly polar?: PolarGrant | undefined;
  readonly connection?: string | undefined;
}

const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** Tokens that live longer would outlive a withdrawn right for too long. */
export const MAX_LIFE_SECONDS = 15 * 60;
export const SKEW_SECONDS = 60;

/** The state of a token's life at a moment (epoch ms): skew is forgiven, a life beyond 15 minutes is not. */
export function lifeOf(exp: unknown, now: number): 'valid' | 'expired' | 'refused' {
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return 'refused';
  const seconds = now / 1000;
  if (exp + SKEW_SECONDS <= seconds) return 'expired';
  return exp > seconds + MAX_LIFE_SECONDS + SKEW_SECONDS ? 'refused' : 'valid';
}

/** The caller a verified payload describes; null where a claim is missing or malformed: nothing is guessed. */
export function callerOf(payload: Readonly<Record<string, unknown>>): Caller | null {
  const { kind, sub, name, member } = payload;
  const common = commonOf(payload);
  if (!common || !isText(sub)) return null;
  if (kind === 'customer') {
    if (member !== undefined && !isText(member)) return null;
    return { kind, externalId: sub, ...common, ...(member === undefined ? {} : { member }) };
  }
  const permissions = permissionsOf(payload.permissions);
  const [pin, grant] = [pinOf(payload.customer), grantOf(payload.polar)];
  if (!permissions || pin === null || grant === null) return null;
  const pinned = { ...(pin ? { customer: pin } : {}), ...(grant ? { polar: grant } : {}) };
  if (kind === 'service') return { kind, id: sub, permissions, ...common, ...pinned };
  const limits = limitsOf(payload.limits);
  if (kind !== 'agent' || limits === null || (name !== undefined && !isText(name))) return null;
  return {
    kind,
    id: sub,
    permissions,
    ...common,
    ...pinned,
    ...(limits ? { limits } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

function commonOf({ connection, ticket, exp }: Readonly<Record<string, unknown>>) {
  if (connection !== undefined && !isText(connection)) return null;
  const read = ticketOf(ticket);
  if (read === null) return null;
  return {
    ...(connection === undefined ? {} : { connection }),
    ...(read ? { ticket: read } : {}),
    ...(typeof exp === 'number' ? { expiresAt: (exp + SKEW_SECONDS) * 1000 } : {}),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPermission(value: unknown): value is Permission {
  return typeof value === 'string' && /^[a-z_]+:(read|write)$/.test(value);
}

function permissionsOf(value: unknown): readonly Permission[] | null {
  if (value === undefined) return [];
  return Array.isArray(value) && value.every(isPermission) ? value : null;
}

/** Undefined = no ticket, null = malformed. */
function ticketOf(value: unknown): CallerTicket | null | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value) || !isText(value.system) || !isText(value.id)) return null;
  const { system, id, url } = value;
  if (url === undefined) return { system, id, proof: 'token' };
  return typeof url === 'string' && /^https?:\/\//.test(url) ? { system, id, url, proof: 'token' } : null;
}

function pinOf(value: unknown): CustomerRef | null | undefined {
  if (value === undefined) return undefined;
  if (isText(value)) return GUID.test(value) ? { id: value } : { externalId: value };
  if (!isRecord(value) || Object.keys(value).length !== 1) return null;
  if (isText(value.id)) return GUID.test(value.id) ? { id: value.id } : null;
  return isText(value.externalId) ? { externalId: value.externalId } : null;
}

function grantOf(value: unknown): PolarGrant | null | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return null;
  const { operations, tags, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  const areNames = (list: unknown): list is readonly string[] => Array.isArray(list) && list.every(isText);
  if ((operations !== undefined && !areNames(operations)) || (tags !== undefined && !areNames(tags))) return null;
  return { ...(operations ? { operations } : {}), ...(tags ? { tags } : {}) };
}

function limitsOf(value: unknown): Readonly<Record<string, number>> | null | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return null;
  const limits: Record<string, number> = {};
  for (const [currency, limit] of Object.entries(value)) {
    if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 0) return null;
    limits[currency.toLowerCase()] = limit;
  }
  return limits;
}
