import { eachMethod } from '../each-method.ts';
import { type Outlives, type Store, StoreUnavailable, type Tables } from '../port.ts';
import { kyselyAudit } from './audit.ts';
import { kyselyBookmarks } from './bookmarks.ts';
import { kyselyChanges } from './changes.ts';
import { kyselyConnections } from './connections.ts';
import { kyselyIdempotency } from './idempotency.ts';
import { kyselyInbox } from './inbox.ts';
import { kyselyMcp } from './mcp.ts';
import { kyselyOperations } from './operations.ts';
import { isOutage } from './outage.ts';
import { kyselyRules } from './rules.ts';
import type { Db } from './schema.ts';
import { kyselySecrets } from './secrets.ts';
import { kyselyUsage } from './usage.ts';

/** What an engine brings beside its SQL; `close` also lets go of what it holds. */
export interface Engine extends Pick<Store, 'watch' | 'close' | 'schedule'> {
  readonly outlives: Outlives;
}

/** The store over an engine that is open and migrated. */
export function kyselyStore(db: Db, { watch, close, outlives, schedule }: Engine): Store {
  const tables = tablesOf(db);
  return {
    ...eachMethod((work) => named(work(tables))),
    transaction: (work) => named(db.transaction().execute((trx) => work(tablesOf(trx)))),
    ready: async () => {
      await named(db.selectFrom('floe_migration').select('name').limit(1).execute());
      return outlives;
    },
    watch: (heard) => named(watch(heard)),
    schedule: schedule && ((name, work) => named(schedule(name, work))),
    close,
  };
}

function tablesOf(db: Db): Tables {
  return {
    audit: kyselyAudit(db),
    changes: kyselyChanges(db),
    idempotency: kyselyIdempotency(db),
    operations: kyselyOperations(db),
    inbox: kyselyInbox(db),
    bookmarks: kyselyBookmarks(db),
    secrets: kyselySecrets(db),
    connections: kyselyConnections(db),
    mcp: kyselyMcp(db),
    usage: kyselyUsage(db),
    rules: kyselyRules(db),
  };
}

/** The engine's own outages become one error; anything else comes out as it is. */
async function named<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isOutage(error)) throw error;
    throw new StoreUnavailable('Floe: the database does not answer.', { cause: error });
  }
}
