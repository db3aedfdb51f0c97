import type { Ticked } from './calls.ts';
import type { Services } from './operations/services.ts';
import type { Room } from './webhooks/room.ts';

/** What a round counts, besides the calls by nobody. */
export type Counts = Omit<Ticked, 'anonymous'>;

/** One kind of background work, for one connection. Answers what it did. */
type Job = (services: Services, connection: string) => Promise<Partial<Counts>>;

/** How long answers are kept for replays; money's own keys are kept for good. */
const KEYS_KEPT_MS = 7 * 24 * 3_600_000;
/** How far back a page that was away can go on; the newest changes are kept longer. */
const CHANGES_KEPT_MS = 3_600_000;

/** So long a model may look up what became of a change it has asked for. */
const ASKS_KEPT_MS = 24 * 3_600_000;

/** Work on Polar's news that has nothing to count. */
function quietly(work: (room: Room, connection: string) => Promise<unknown>): Job {
  return async (services, connection) => {
    await work(await services.news(), connection);
    return {};
  };
}

/** All that is done in the background; what a job needs is loaded by the first round. */
const JOBS: Readonly<Record<string, Job>> = {
  refunds: async (services, connection) => {
    const { reconcile } = await import('./refunds/reconcile.ts');
    const { merchant } = services.upstream(connection);
    return reconcile({ services, connection, merchant });
  },
  keys: async ({ store, clock }, connection) => ({
    swept: await store.idempotency.sweep(connection, clock.now() - KEYS_KEPT_MS),
  }),
  changes: async ({ store, clock }, connection) => {
    await store.changes.sweep(connection, clock.now() - CHANGES_KEPT_MS);
    return {};
  },
  endpoint: quietly((room, connection) => room.watch(connection)),
  feed: quietly((room, connection) => room.readFeed(connection)),
  lists: quietly((room, connection) => room.readLists(connection)),
  news: async (services, connection) => ({ applied: await (await services.news()).apply(connection) }),
  asks: async ({ store, clock }, connection) => {
    await store.mcp.sweepAsks(connection, clock.now() - ASKS_KEPT_MS);
    return {};
  },
  usage: async (services, connection) => {
    const { arrived, refused } = await (await services.usage()).ship(connection);
    return { shipped: arrived, setAside: refused };
  },
  rules: async (services, connection) => {
    if (services.declared.length === 0) return {};
    const rules = await services.rules();
    await rules.scan(connection);
    return { fired: await rules.work(connection) };
  },
  // Not waited for: an engine that is slow keeps nothing else from being done.
  sync: async (services, connection) => {
    (await services.sync())?.wake(connection);
    return {};
  },
  secrets: async ({ secrets }, connection) => ({ resealed: await secrets.reseal(connection) }),
};

/** One round of background work. A job that fails is told and counted, and keeps no other from running. */
export async function tick(services: Services, connections: readonly string[]): Promise<Counts> {
  const done = {
    looked: 0,
    settled: 0,
    expired: 0,
    needsReview: 0,
    swept: 0,
    resealed: 0,
    applied: 0,
    shipped: 0,
    setAside: 0,
    fired: 0,
    failed: 0,
  };
  for (const connection of connections) {
    for (const [name, job] of Object.entries(JOBS)) {
      try {
        add(done, await job(services, connection));
      } catch (cause) {
        done.failed += 1;
        const message = `The background work "${name}" failed; the next round tries again.`;
        services.report({ kind: 'failed', message, connection, cause });
      }
    }
  }
  return done;
}

function add(sum: Record<keyof Counts, number>, counts: Partial<Counts>): void {
  for (const [name, count] of Object.entries(counts)) sum[name as keyof Counts] += count;
}
