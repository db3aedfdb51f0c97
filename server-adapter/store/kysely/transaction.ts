import type { Db } from './schema.ts';

/** Runs in the transaction that `db` already is, or in one of its own. */
export function inTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
