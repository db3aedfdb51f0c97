import type { Reply } from '../engine/inquiry.ts';
import type { Visit } from '../engine/routes.ts';
import type { Services } from '../operations/services.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import type { Json } from '../store/json.ts';
import { applyNews } from './apply.ts';
import { feedStep } from './feed.ts';
import { listsStep } from './lists.ts';
import { createReceiver } from './receive.ts';
import { type Step, whenDue } from './rounds.ts';
import { watchStep } from './watch.ts';

/** How long ids are known. Polar lets its operators send an event again, under the same id, for ninety days. */
const KEPT_MS = 100 * 24 * 3_600_000;

/** What Polar tells: taken in, applied, and looked for where it did not come. */
export interface Room {
  receive(visit: Visit): Promise<Reply>;
  /** Whether our endpoint is still on at Polar. */
  watch(connection: string): Promise<unknown>;
  /** Polar's own record of what happened. */
  readFeed(connection: string): Promise<unknown>;
  /** Lists of what that record lacks. */
  readLists(connection: string): Promise<unknown>;
  /** Applies what waits and answers how much it was; forgets what is long known. */
  apply(connection: string): Promise<number>;
  /** Settles when nothing is being applied any more. */
  idle(): Promise<void>;
}

/** `waitUntil` keeps the runtime awake for what goes on after an answer. */
export function createRoom(services: Services, waitUntil?: (work: Promise<unknown>) => void): Room {
  const clerkOf = (connection: string): Clerk => {
    const { merchant } = services.upstream(connection);
    return { services, connection, merchant };
  };
  const running = new Map<string, Promise<number>>();

  /** One at a time for each connection: what arrives meanwhile is taken by the same run or the next. */
  function apply(connection: string): Promise<number> {
    const before = running.get(connection) ?? Promise.resolve(0);
    const run = before.then(() => applyNews(clerkOf(connection)));
    const settled = run.catch(() => 0);
    running.set(connection, settled);
    void settled.then(() => running.get(connection) === settled && running.delete(connection));
    void run.then(() => services.sync()?.then(({ wake }) => wake(connection))).catch(() => undefined);
    return run;
  }

  function soon(connection: string): void {
    const work = apply(connection).catch((cause: unknown) => {
      const message = 'A webhook is kept and could not be applied yet; the next round tries again.';
      services.report({ kind: 'failed', message, connection, cause });
    });
    waitUntil?.(work);
  }

  function due<P extends Json>(connection: string, name: string, step: (clerk: Clerk) => Step<P>) {
    const clerk = clerkOf(connection);
    return whenDue(clerk, name, step(clerk));
  }

  return {
    receive: createReceiver(services, soon),
    watch: (connection) => due(connection, 'endpoint', watchStep),
    readFeed: (connection) => due(connection, 'feed', feedStep),
    readLists: (connection) => due(connection, 'lists', listsStep),
    apply: async (connection) => {
      const applied = await apply(connection);
      await services.store.inbox.sweep(connection, services.clock.now() - KEPT_MS);
      return applied;
    },
    idle: async () => {
      await Promise.all(running.values());
    },
  };
}
