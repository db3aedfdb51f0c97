import { type Selectable, sql } from 'kysely';
import { canonical, type Json } from '../json.ts';
import type { UsageRow, UsageStore } from '../usage-port.ts';
import { lease } from './lease.ts';
import type { Db, UsageTable } from './schema.ts';

export function kyselyUsage(db: Db): UsageStore {
  const aside = (connection: string, ids: readonly string[] | 'all') =>
    sql<boolean>`connection = ${connection} and refused_at is not null ${
      ids === 'all' ? sql`` : sql`and id = any(${[...ids]}::text[])`
    }`;

  return {
    // As three arrays: a statement of one text, however many rows there are.
    add: async (connection, rows) => {
      const [ids, events, times] = [
        rows.map(({ id }) => id),
        rows.map(({ event }) => canonical(event)),
        rows.map(({ at }) => at),
      ];
      const { numAffectedRows } = await sql`
        insert into floe_usage (connection, id, event, at)
        select ${connection}, id, event::jsonb, at
        from unnest(${ids}::text[], ${events}::text[], ${times}::bigint[]) as given (id, event, at)
        on conflict do nothing`.execute(db);
      return Number(numAffectedRows);
    },
    claim: async (connection, terms) => {
      const rows = await lease(db, 'floe_usage', { connection, waiting: sql`refused_at is null`, ...terms });
      return rows.map(rowOf);
    },
    arrived: async (connection, ids) => {
      await db
        .deleteFrom('floe_usage')
        .where('connection', '=', connection)
        .where(sql<boolean>`id = any(${[...ids]}::text[])`)
        .execute();
    },
    release: async (connection, ids) => {
      await db
        .updateTable('floe_usage')
        .set({ lease_until: 0 })
        .where('connection', '=', connection)
        .where(sql<boolean>`id = any(${[...ids]}::text[])`)
        .execute();
    },
    refuse: async (connection, id, { reason, at }) => {
      await db
        .updateTable('floe_usage')
        .set({ refused_at: at, reason })
        .where('connection', '=', connection)
        .where('id', '=', id)
        .execute();
    },
    refused: async (connection, limit) => {
      const rows = await db
        .selectFrom('floe_usage')
        .selectAll()
        .where(aside(connection, 'all'))
        .orderBy('at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...rowOf(row), reason: row.reason ?? '', refusedAt: Number(row.refused_at) }));
    },
    retry: async (connection, ids) => {
      const { numUpdatedRows } = await db
        .updateTable('floe_usage')
        .set({ refused_at: null, reason: null, lease_until: 0 })
        .where(aside(connection, ids))
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    discard: async (connection, ids) => {
      const { numDeletedRows } = await db
        .deleteFrom('floe_usage')
        .where(aside(connection, ids))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    counts: async (connection) => {
      const row = await db
        .selectFrom('floe_usage')
        .select([
          sql<string | number>`count(*) filter (where refused_at is null)`.as('waiting'),
          sql<string | number | null>`min(at) filter (where refused_at is null)`.as('oldest'),
          sql<string | number>`count(*) filter (where refused_at is not null)`.as('refused'),
        ])
        .where('connection', '=', connection)
        .executeTakeFirstOrThrow();
      return {
        waiting: Number(row.waiting),
        oldestAt: row.oldest === null ? null : Number(row.oldest),
        refused: Number(row.refused),
      };
    },
  };
}

const rowOf = ({ id, event, at }: Selectable<UsageTable>): UsageRow => ({
  id,
  // Written from JSON by `add`.
  event: event as Json,
  at: Number(at),
});
