// Polar counts per identity, not per token: an organization, a customer, a member, or the address of an anonymous
// caller. Some paths have a zone of their own; being over its limit blocks the caller for a while, and an anonymous
// address that is blocked is blocked in every special zone.

import type { World } from '../state/world.ts';
import type { Caller } from './caller.ts';

interface Rule {
  readonly seconds: number;
  readonly limit: number;
}

interface Zone {
  readonly name: string;
  readonly path: RegExp;
  readonly rules: readonly Rule[];
  readonly blockSeconds: number;
}

const ZONES: readonly Zone[] = [
  {
    name: 'license',
    path: /^\/v1\/customer-portal\/license-keys\/(validate|activate|deactivate)$/,
    rules: [{ seconds: 1, limit: 3 }],
    blockSeconds: 60,
  },
  {
    name: 'login',
    path: /^\/v1\/customer-portal\/customer-session\/(request|authenticate)$/,
    rules: [
      { seconds: 60, limit: 6 },
      { seconds: 3600, limit: 12 },
    ],
    blockSeconds: 900,
  },
  {
    name: 'email',
    path: /^\/v1\/customer-portal\/customers\/me\/email-update/,
    rules: [
      { seconds: 60, limit: 6 },
      { seconds: 3600, limit: 12 },
    ],
    blockSeconds: 900,
  },
  {
    name: 'confirm',
    path: /^\/v1\/checkouts\/.*confirm$/,
    rules: [
      { seconds: 60, limit: 6 },
      { seconds: 3600, limit: 20 },
    ],
    blockSeconds: 1800,
  },
  {
    name: 'claim',
    path: /^\/v1\/customer-seats\/claim\/.*\/stream$/,
    rules: [{ seconds: 60, limit: 10 }],
    blockSeconds: 300,
  },
];

export interface RateLimit {
  /** Seconds to wait, or null when the request may pass. */
  check(caller: Caller, path: string, address: string): number | null;
}

/** Requests a minute: of one identity, and of one address with tokens that were not seen lately. */
export interface Limits {
  readonly requests: number;
  readonly newcomers: number;
}

/** A token that made no request for so long counts as new (ms). */
const FORGOTTEN_AFTER = 5 * 60_000;

export function createRateLimit(world: World, { requests, newcomers }: Limits): RateLimit {
  const seen = new Map<string, number[]>();
  const blocked = new Map<string, number>();
  const lastUse = new Map<string, number>();

  const isNew = (token: string): boolean => {
    const [before, now] = [lastUse.get(token), world.time.now()];
    lastUse.set(token, now);
    return before === undefined || now - before > FORGOTTEN_AFTER;
  };

  const count = (key: string, rules: readonly Rule[]): boolean => {
    const now = world.time.now();
    const longest = Math.max(...rules.map((rule) => rule.seconds)) * 1000;
    const times = (seen.get(key) ?? []).filter((time) => time > now - longest && time <= now);
    const over = rules.some((rule) => times.filter((time) => time > now - rule.seconds * 1000).length >= rule.limit);
    if (!over) times.push(now);
    seen.set(key, times);
    return over;
  };

  const wait = (key: string): number | null => {
    const left = (blocked.get(key) ?? 0) - world.time.now();
    return left > 0 ? Math.ceil(left / 1000) : null;
  };

  const block = (key: string, seconds: number): number => {
    blocked.set(key, world.time.now() + seconds * 1000);
    return seconds;
  };

  return {
    check(caller, path, address) {
      const who = identity(caller, address);
      const zone = ZONES.find((candidate) => candidate.path.test(path));
      const key = zone && caller.kind !== 'anonymous' ? `${who}:${zone.name}` : who;
      if (zone) return wait(key) ?? (count(`${who}:${zone.name}`, zone.rules) ? block(key, zone.blockSeconds) : null);
      if (caller.kind === 'anonymous') return null;
      const over = (identity: string, limit: number) =>
        Number.isFinite(limit)
          ? (wait(identity) ?? (count(identity, [{ seconds: 60, limit }]) ? block(identity, 60) : null))
          : null;
      const refused = isNew(caller.token.id) ? over(`newcomers:${address}`, newcomers) : null;
      return refused ?? over(who, requests);
    },
  };
}

function identity(caller: Caller, address: string): string {
  if (caller.kind === 'organization') return `organization:${caller.organizationId}`;
  if (caller.kind === 'portal') return caller.memberId ? `member:${caller.memberId}` : `customer:${caller.customerId}`;
  return `address:${address}`;
}
