import { FloeProblem } from '../engine/problem.ts';
import { type Budget, createBudget, type Rate } from '../polar/budget.ts';

/** An office of computers may stand behind one address, and start in the same minute. */
const ADDRESS: Rate = { burst: 30, perSecond: 1 };
const KEY: Rate = { burst: 30, perSecond: 0.5 };
/** All of them leave Polar's limit of an organization to the people who work with it. */
const CONNECTION: Rate = { burst: 60, perSecond: 4 };
/** So many of each kind are remembered; who comes back after that many others starts anew. */
const KEPT = 10_000;

/** Each throws `rate_limited` where somebody comes too often. */
export interface Limits {
  address(address: string | undefined): void;
  key(hash: string): void;
  connection(name: string): void;
}

export function createLimits(clock: { now(): number }): Limits {
  let latest = 0;
  // A clock that is set back must not lock anybody out.
  const now = () => {
    latest = Math.max(latest, clock.now());
    return latest;
  };
  const take = createBuckets(ADDRESS, now);
  return {
    // Where nobody can say, the other two remain.
    address: (address) => {
      const network = address && networkOf(address);
      if (network) take(network);
    },
    key: createBuckets(KEY, now),
    connection: createBuckets(CONNECTION, now),
  };
}

function createBuckets(rate: Rate, now: () => number): (name: string) => void {
  const buckets = new Map<string, Budget>();
  // Nobody waits for a turn here.
  const pace = { now, after: () => () => undefined };
  const { signal } = new AbortController();
  return (name) => {
    const bucket = buckets.get(name) ?? createBudget(rate, pace);
    buckets.delete(name);
    buckets.set(name, bucket);
    if (buckets.size > KEPT) buckets.delete(buckets.keys().next().value ?? '');
    const turn = bucket.take('background', 0, signal);
    if ('granted' in turn && !turn.granted) throw new FloeProblem('rate_limited', { retryAfter: turn.retryAfter });
  };
}

/** Whoever has an address of IPv6 has the 2^64 beside it, too. Null: it is a proxy on this very machine. */
export function networkOf(address: string): string | null {
  if (/^(::1$|(::ffff:)?127\.)/i.test(address)) return null;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = ''] = address.toLowerCase().split('::', 1);
  const groups = head.split(':', 4);
  while (groups.at(-1) === '0') groups.pop();
  return groups.join(':');
}
