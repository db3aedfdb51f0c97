import { eachMethod } from './each-method.ts';
import { memoryAudit } from './memory/audit.ts';
import { memoryBookmarks } from './memory/bookmarks.ts';
import { memoryChanges } from './memory/changes.ts';
import { memoryConnections } from './memory/connections.ts';
import { memoryIdempotency } from './memory/idempotency.ts';
import { memoryInbox } from './memory/inbox.ts';
import { mcpShelf, memoryMcp } from './memory/mcp.ts';
import { memoryOperations } from './memory/operations.ts';
import { memoryRules } from './memory/rules.ts';
import { memorySecrets } from './memory/secrets.ts';
import { type Journal, undoLog } from './memory/undo.ts';
import { memoryUsage } from './memory/usage.ts';
import type { Store, Tables } from './port.ts';

/**
 * A store over Maps for stories, browser tests and try-outs: the same promises as the others, forgotten with the page.
 *
 * @example createFloe({ …, database: memoryStore() })
 */
export function memoryStore(): Store {
  const shelves = {
    audit: new Map(),
    changes: new Map(),
    idempotency: new Map(),
    operations: new Map(),
    inbox: new Map(),
    bookmarks: new Map(),
    secrets: new Map(),
    connections: new Map(),
    mcp: mcpShelf(),
    usage: new Map(),
    rules: new Map(),
  };
  const watchers = new Set<(connection: string) => void>();
  const tables = (journal: Journal, appended: (connection: string) => void): Tables => ({
    audit: memoryAudit(shelves.audit, journal),
    changes: memoryChanges(shelves.changes, journal, appended),
    idempotency: memoryIdempotency(shelves.idempotency, journal),
    operations: memoryOperations(shelves.operations, journal),
    inbox: memoryInbox(shelves.inbox, journal),
    bookmarks: memoryBookmarks(shelves.bookmarks, journal),
    secrets: memorySecrets(shelves.secrets, journal),
    connections: memoryConnections(shelves.connections, journal),
    mcp: memoryMcp(shelves.mcp, journal),
    usage: memoryUsage(shelves.usage, journal),
    rules: memoryRules(shelves.rules, journal),
  });

  let last: Promise<unknown> = Promise.resolve();
  /** One piece of work at a time, undone when it throws. */
  function transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      const log = undoLog();
      const changed = new Set<string>();
      try {
        const answer = await work(tables(log.journal, (connection) => changed.add(connection)));
        for (const connection of changed) for (const heard of watchers) heard(connection);
        return answer;
      } catch (error) {
        log.undo();
        throw error;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    ...eachMethod(transaction),
    transaction,
    watch: async (heard) => {
      const watcher = (connection: string) => heard(connection);
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    ready: async () => 'nothing',
    close: async () => undefined,
  };
}
