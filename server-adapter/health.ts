import type { Clock } from './engine/clock.ts';
import type { Reply } from './engine/inquiry.ts';
import type { Outlives, Store } from './store/port.ts';
import type { RuleCounts } from './store/rules-port.ts';
import type { UsageCounts } from './store/usage-port.ts';
import type { Sync } from './sync/room.ts';
import type { EndpointPlace } from './webhooks/watch.ts';

interface HealthPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly connections: () => Promise<readonly string[]>;
  readonly version: number;
  readonly sync: () => Promise<Pick<Sync, 'status'>> | null;
}

interface Health {
  readonly ok: boolean;
  /** Version of the contract. */
  readonly contract: number;
  readonly store: 'ok' | 'unavailable';
  /** Work that should have been done by now, so `tick` does not run: refunds, news of Polar, its feed, rules. */
  readonly overdue: number;
  /** `off`: Polar does not send us webhooks any more, so screens are minutes late. */
  readonly webhooks: 'ok' | 'off';
  readonly usage: UsageHealth;
  readonly rules: RuleHealth;
  /** Where entitlements are told to; left out where nobody is. */
  readonly sync?: readonly SinkHealth[];
}

interface SinkHealth {
  readonly sink: string;
  /** Seconds since everything was last compared; null: it never was. */
  readonly reconciled: number | null;
  /** Failures in a row. */
  readonly failures: number;
}

interface RuleHealth {
  /** Firings whose turn comes later, or has come. */
  readonly waiting: number;
  /** Firings whose outcome is not known; they wait for a person. */
  readonly needs_review: number;
}

interface UsageHealth {
  /** Events taken that are not at Polar yet. */
  readonly waiting: number;
  /** Seconds since the oldest of them was taken; Polar bills by the time they arrive. */
  readonly oldest: number;
  /** Events that Polar will not take; they wait for a person. */
  readonly set_aside: number;
  /** What an event that was taken outlives here. */
  readonly outlives: Outlives;
}

/** One look serves everybody who asks within this time, so that the open endpoint cannot load the database. */
const KEPT_MS = 5_000;
/** Four missed rounds. */
const OVERDUE_MS = 120_000;
/** Polar's feed is read at least every five minutes. */
const FEED_OVERDUE_MS = 900_000;

/** Says whether the adapter can work, without telling anything about anybody. */
export function createHealth(ports: HealthPorts): () => Promise<Reply> {
  let kept: { at: number; health: Promise<Health> } | undefined;
  return async () => {
    const now = ports.clock.now();
    if (!kept || now - kept.at >= KEPT_MS) kept = { at: now, health: look(ports, now) };
    const health = await kept.health;
    const headers = { 'content-type': 'application/json' };
    return { status: health.ok ? 200 : 503, headers, body: JSON.stringify(health) };
  };
}

async function look({ store, connections, version, sync }: HealthPorts, now: number): Promise<Health> {
  try {
    const outlives = await store.ready();
    let overdue = 0;
    let webhooks: Health['webhooks'] = 'ok';
    let usage: UsageHealth = { ...NO_USAGE, outlives };
    let rules: RuleHealth = NO_RULES;
    for (const connection of await connections()) {
      const open = await store.operations.find(connection, { states: ['sent', 'unknown', 'pending'], limit: 100 });
      overdue += open.filter(({ nextCheckAt }) => nextCheckAt !== null && nextCheckAt < now - OVERDUE_MS).length;
      overdue += await overdueNews(store, connection, now);
      if (await isOff(store, connection)) webhooks = 'off';
      usage = withUsage(usage, await store.usage.counts(connection), now);
      const counts = await store.rules.counts(connection, { now, since: now });
      overdue += await overdueRules(store, connection, counts, now);
      rules = withRules(rules, counts);
    }
    const sinks = sync() && (await sinksOf(await sync(), now));
    const more = sinks ? { sync: sinks } : {};
    return { ok: true, contract: version, store: 'ok', overdue, webhooks, usage, rules, ...more };
  } catch {
    return { ok: false, contract: version, ...AWAY, usage: NO_USAGE, rules: NO_RULES };
  }
}

const AWAY = { store: 'unavailable', overdue: 0, webhooks: 'ok' } as const;
const NO_RULES: RuleHealth = { waiting: 0, needs_review: 0 };
async function sinksOf(sync: Pick<Sync, 'status'> | null, now: number): Promise<readonly SinkHealth[]> {
  const all = (await sync?.status()) ?? [];
  return all.map(({ sink, reconciledAt, failures }) => ({
    sink,
    reconciled: reconciledAt === null ? null : Math.round((now - reconciledAt) / 1_000),
    failures,
  }));
}

const NO_USAGE: UsageHealth = { waiting: 0, oldest: 0, set_aside: 0, outlives: 'nothing' };

function withUsage(usage: UsageHealth, { waiting, oldestAt, refused }: UsageCounts, now: number): UsageHealth {
  return {
    ...usage,
    waiting: usage.waiting + waiting,
    oldest: Math.max(usage.oldest, oldestAt === null ? 0 : Math.round((now - oldestAt) / 1_000)),
    set_aside: usage.set_aside + refused,
  };
}

function withRules(rules: RuleHealth, counts: readonly RuleCounts[]): RuleHealth {
  const sum = (of: (one: RuleCounts) => number) => counts.reduce((all, one) => all + of(one), 0);
  return {
    waiting: rules.waiting + sum(({ waiting }) => waiting),
    needs_review: rules.needs_review + sum(({ needsReview }) => needsReview),
  };
}

/** What a stopped rule leaves waiting is meant to wait. */
async function overdueRules(
  { rules }: Store,
  connection: string,
  counts: readonly RuleCounts[],
  now: number,
): Promise<number> {
  const [rows, looks] = await Promise.all([rules.know(connection, [], now), rules.looks(connection)]);
  const running = new Set(rows.flatMap(({ name, stoppedAt }) => (stoppedAt === null ? [name] : [])));
  const late = counts.filter(
    ({ rule, dueSince }) => running.has(rule) && dueSince !== null && dueSince < now - OVERDUE_MS,
  );
  return late.length + (looks.oldestAt !== null && looks.oldestAt < now - OVERDUE_MS ? looks.waiting : 0);
}

async function overdueNews({ inbox, bookmarks }: Store, connection: string, now: number): Promise<number> {
  const [{ waiting, oldestAt }, feed] = await Promise.all([
    inbox.counts(connection),
    bookmarks.read(connection, 'feed'),
  ]);
  const news = oldestAt !== null && oldestAt < now - OVERDUE_MS ? waiting : 0;
  return news + (feed && feed.at < now - FEED_OVERDUE_MS ? 1 : 0);
}

async function isOff({ bookmarks }: Store, connection: string): Promise<boolean> {
  const mark = await bookmarks.read(connection, 'endpoint');
  // Kept by the look at the endpoint, in this shape.
  const { state } = (mark?.place ?? {}) as Partial<EndpointPlace>;
  return state === 'disabled' || state === 'missing';
}
