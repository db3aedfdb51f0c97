import { Kysely, PostgresDialect } from 'kysely';
import { migrations } from '../migrations/all.ts';
import type { Store } from '../port.ts';
import { bossSchedules } from './boss.ts';
import { listenPostgres } from './listen-postgres.ts';
import { loadPg } from './load-pg.ts';
import { migrate } from './migrate.ts';
import type { Database, Db } from './schema.ts';
import { kyselyStore } from './store.ts';

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Connections of one adapter process. */
const POOL = 10;
/** A write that cannot get a connection or an answer in this time fails closed (ms). */
const CONNECT = 5_000;
const STATEMENT = 15_000;

/** A store on Postgres by `pg`, migrated. */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const pool = await poolOf(options);
  const db = over(pool);
  try {
    await migrate(db, migrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listener = listenPostgres(options);
  const boss = bossSchedules({ query: (text, values) => pool.query(text, values), onError: options.onError });
  return kyselyStore(db, {
    outlives: 'power',
    watch: listener.watch,
    schedule: boss.schedule,
    close: async () => {
      await boss.close();
      await listener.close();
      await db.destroy();
    },
  });
}

/** Runs the missing steps and answers their names: what `floe migrate` does. */
export async function migratePostgres(options: PostgresOptions): Promise<string[]> {
  const db = over(await poolOf(options));
  try {
    return await migrate(db, migrations);
  } finally {
    await db.destroy();
  }
}

async function poolOf({ databaseUrl, onError }: PostgresOptions) {
  const { Pool } = await loadPg();
  const pool = new Pool({
    connectionString: databaseUrl,
    max: POOL,
    connectionTimeoutMillis: CONNECT,
    statement_timeout: STATEMENT,
    query_timeout: STATEMENT + 1_000,
    application_name: 'floe',
  });
  // Without a listener a connection that breaks would end the process: idle ones tell the pool,
  // one that is out between two statements of a transaction tells only its own client.
  pool.on('error', (error) => onError?.(error));
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)));
  return pool;
}

function over(pool: Awaited<ReturnType<typeof poolOf>>): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
