import { sql } from 'kysely';
import type { Migration } from '../migrations/migration.ts';
import type { Db } from './schema.ts';

/** Any number, the same in every adapter: two that start at once migrate one after the other. */
const LOCK = 70_797_301;

/**
 * Brings the schema up to date in one transaction and answers the names of the steps that ran.
 * A database that knows a step we do not is newer than this adapter: that is an error, not a downgrade.
 */
export function migrate(db: Db, migrations: readonly Migration[]): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
    await sql`create table if not exists floe_migration (
      name text primary key,
      at timestamptz not null default now()
    )`.execute(trx);
    const rows = await trx.selectFrom('floe_migration').select('name').execute();
    const done = new Set(rows.map(({ name }) => name));
    refuseNewer(done, migrations);

    const missing = migrations.filter(({ name }) => !done.has(name));
    for (const { name, statements } of missing) {
      for (const statement of statements) await sql.raw(statement).execute(trx);
      await trx.insertInto('floe_migration').values({ name }).execute();
    }
    return missing.map(({ name }) => name);
  });
}

function refuseNewer(done: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done].find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new Error(`Floe: the database has the step ${unknown}, which this version does not know. Update floe.`);
}
