import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kysely, PGliteDialect } from 'kysely';
import { lockFile } from '../embedded/lock-file.ts';
import { migrations } from '../migrations/all.ts';
import { peerError } from '../peer.ts';
import type { Store } from '../port.ts';
import { CHANNEL } from './changes.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import { kyselyStore } from './store.ts';

/** One open engine per folder and process, however often a dev server loads this module anew. */
interface Shared {
  readonly store: Promise<Store>;
  users: number;
}

const OPEN = Symbol.for('floe.embedded-stores');

/** The embedded store in `dataDir`. Opened twice in one process it is the same engine; another process is refused. */
export async function openPglite(dataDir: string): Promise<Store> {
  const folder = resolve(dataDir);
  const open = registry();
  const shared = open.get(folder) ?? { store: start(folder), users: 0 };
  open.set(folder, shared);
  shared.users += 1;

  const leave = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    if (open.get(folder) === shared) open.delete(folder);
    await (await shared.store).close();
  };
  try {
    return { ...(await shared.store), close: once(leave) };
  } catch (error) {
    open.delete(folder);
    throw error;
  }
}

async function loadPglite() {
  try {
    return await import('@electric-sql/pglite');
  } catch (cause) {
    throw peerError('@electric-sql/pglite', cause);
  }
}

async function start(folder: string): Promise<Store> {
  const { PGlite } = await loadPglite();
  mkdirSync(folder, { recursive: true });
  // Beside the data, not in it: PGlite itself does not lock, and two writers lose rows without an error.
  const release = lockFile(join(folder, 'store.lock'));
  try {
    const pglite = new PGlite(join(folder, 'store'));
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
    await migrate(db, migrations);
    return kyselyStore(db, {
      // It runs without fsync.
      outlives: 'process',
      watch: async (heard) => {
        const stop = await pglite.listen(CHANNEL, heard);
        // Who stops while the engine is being closed hears nothing more either way.
        return () => void stop().catch(() => undefined);
      },
      close: async () => {
        await db.destroy();
        release();
      },
    });
  } catch (error) {
    release();
    throw error;
  }
}

function registry(): Map<string, Shared> {
  const holder: typeof globalThis & { [OPEN]?: Map<string, Shared> } = globalThis;
  holder[OPEN] ??= new Map();
  return holder[OPEN];
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
