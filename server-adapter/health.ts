import type { Clock } from './engine/clock.ts';
import type { Reply } from './engine/inquiry.ts';
import type { Outlives, Store } from './store/port.ts';
import type { UsageCounts } from './store/usage-port.ts';
import type { EndpointPlace } from './webhooks/watch.ts';

interface HealthPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly connections: () => Promise<readonly string[]>;
  readonly version: number;
}

interface Health {
  readonly ok: boolean;
  /** Version of the contract. */
  readonly contract: number;
  readonly store: 'ok' | 'unavailable';
  /** Work that should have been done by now, so `tick` does not run: refunds, news of Polar, its feed. */
  readonly overdue: number;
  /** `off`: Polar does not send us webhooks any more, so screens are minutes late. */
  readonly webhooks: 'ok' | 'off';
  readonly usage: UsageHealth;
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

async function look({ store, connections, version }: HealthPorts, now: number): Promise<Health> {
  try {
    const outlives = await store.ready();
    let overdue = 0;
    let webhooks: Health['webhooks'] = 'ok';
    let usage: UsageHealth = { ...NO_USAGE, outlives };
    for (const connection of await connections()) {
      const open = await store.operations.find(connection, { states: ['sent', 'unknown', 'pending'], limit: 100 });
      overdue += open.filter(({ nextCheckAt }) => nextCheckAt !== null && nextCheckAt < now - OVERDUE_MS).length;
      overdue += await overdueNews(store, connection, now);
      if (await isOff(store, connection)) webhooks = 'off';
      usage = withUsage(usage, await store.usage.counts(connection), now);
    }
    return { ok: true, contract: version, store: 'ok', overdue, webhooks, usage };
  } catch {
    return { ok: false, contract: version, store: 'unavailable', overdue: 0, webhooks: 'ok', usage: NO_USAGE };
  }
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
