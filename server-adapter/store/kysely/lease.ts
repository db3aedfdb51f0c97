import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database, Db } from './schema.ts';

type Leased = 'floe_inbox' | 'floe_operation' | 'floe_rule_look' | 'floe_rule_occurrence' | 'floe_usage';

interface Lease {
  readonly connection: string;
  /** What tells the rows of a connection apart. @default 'id' */
  readonly key?: string;
  /** Which rows wait for a worker, held or not. */
  readonly waiting: RawBuilder<unknown>;
  /** The oldest come first. @default at, then id */
  readonly order?: RawBuilder<unknown>;
  readonly limit: number;
  readonly now: number;
  readonly leaseUntil: number;
  /** What else is set, after a comma. */
  readonly also?: RawBuilder<unknown>;
}

/** Gives waiting rows that nobody holds to one worker until a time. Another one that asks meanwhile gets the next rows instead. */
export async function lease<Table extends Leased>(
  db: Db,
  table: Table,
  { connection, key = 'id', waiting, order = sql`at, id`, limit, now, leaseUntil, also = sql`` }: Lease,
): Promise<Selectable<Database[Table]>[]> {
  const { rows } = await sql<Selectable<Database[Table]>>`
    with due as (
      select ${sql.ref(key)} from ${sql.table(table)}
      where connection = ${connection} and ${waiting} and coalesce(lease_until, 0) <= ${now}
      order by ${order} limit ${limit}
      for update skip locked
    ), held as (
      update ${sql.table(table)} set lease_until = ${leaseUntil}${also}
      where connection = ${connection} and ${sql.ref(key)} in (select ${sql.ref(key)} from due)
      returning *
    )
    select * from held order by ${order}`.execute(db);
  return rows;
}
