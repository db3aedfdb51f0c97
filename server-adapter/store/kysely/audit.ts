import { type SelectQueryBuilder, sql } from 'kysely';
import { type AuditRecord, checkChain, genesis, nextRow } from '../audit-chain.ts';
import { callEntry, denialBucket, denialEntry } from '../audit-entry.ts';
import type { AuditEntry, AuditFilter, AuditStore, ChainHead, ChainRow } from '../audit-port.ts';
import { storable } from '../json.ts';
import type { Actor } from '../people.ts';
import type { Database, Db } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** Rows read at a time, for the chain to be recomputed or carried away. */
const PAGE = 2_000;

/** All there are, so that the index on kind and id serves those who know the id alone. */
const ACTOR_KINDS: readonly Actor['kind'][] = ['customer', 'agent', 'service', 'system'];

export function kyselyAudit(db: Db): AuditStore {
  return {
    request: (connection, row) => inTransaction(db, (trx) => append(trx, connection, { ...row, kind: 'requested' })),
    complete: (connection, id, outcome) =>
      inTransaction(db, async (trx) => {
        await lockChain(trx, connection);
        const done = await trx
          .selectFrom('floe_audit')
          .select('seq')
          .where('connection', '=', connection)
          .where('id', '=', storable(id))
          .where('kind', '=', 'completed')
          .executeTakeFirst();
        if (!done) await extendChain(trx, connection, { ...outcome, id, kind: 'completed' });
      }),
    deny: (connection, denial) =>
      inTransaction(db, async (trx) => {
        const { count } = await trx
          .insertInto('floe_denial')
          .values({ connection, bucket: storable(denialBucket(denial)), id: storable(denial.id) })
          .onConflict((conflict) =>
            conflict.columns(['connection', 'bucket']).doUpdateSet({ count: sql`floe_denial.count + 1` }),
          )
          .returning('count')
          .executeTakeFirstOrThrow();
        if (Number(count) === 1) await append(trx, connection, { ...denial, kind: 'denied' });
      }),
    list: async (connection, filter) => {
      const rows = await linesOf(db, connection, filter).execute();
      const entries = rows.slice(0, filter.limit).map(readLine);
      return { entries, next: rows.length > filter.limit ? (entries.at(-1)?.seq ?? null) : null };
    },
    verify: async (connection, known) => {
      // The web's digest takes a turn of the event loop for every row.
      const { hash } = await import('node:crypto');
      const digest = (text: string) => hash('sha256', text, 'hex');
      return checkChain(connection, (after) => rowsAfter(db, connection, after), { known, digest });
    },
    rows: (connection, after) => rowsAfter(db, connection, after),
    connections: async () => {
      const found = await db.selectFrom('floe_audit').select('connection').distinct().orderBy('connection').execute();
      return found.map(({ connection }) => connection);
    },
  };
}

async function append(trx: Db, connection: string, record: AuditRecord): Promise<{ seq: number }> {
  await lockChain(trx, connection);
  return extendChain(trx, connection, record);
}

/** Held until the commit: the chain of a connection grows by one writer at a time. */
async function lockChain(trx: Db, connection: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`floe_audit:${connection}`}, 0))`.execute(trx);
}

async function extendChain(trx: Db, connection: string, record: AuditRecord): Promise<{ seq: number }> {
  const row = await nextRow(await headOf(trx, connection), record);
  await trx
    .insertInto('floe_audit')
    .values({ connection, ...row })
    .execute();
  return { seq: row.seq };
}

async function headOf(trx: Db, connection: string): Promise<ChainHead> {
  const row = await trx
    .selectFrom('floe_audit')
    .select(['seq', 'hash'])
    .where('connection', '=', connection)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { seq: Number(row.seq), hash: row.hash } : genesis(connection);
}

async function rowsAfter(db: Db, connection: string, after: number): Promise<ChainRow[]> {
  const rows = await db
    .selectFrom('floe_audit')
    .select(['seq', 'record', 'hash'])
    .where('connection', '=', connection)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

interface Line {
  readonly seq: string | number;
  readonly record: string;
  readonly completed: string | null;
  readonly count: string | number | null;
}

/** One more than the limit, to know whether there is a next page. */
function linesOf(db: Db, connection: string, filter: AuditFilter): SelectQueryBuilder<Database, never, Line> {
  const { customer, operation, ticket, actor, before, since, until, limit } = filter;
  const at = sql<number>`((line.record::jsonb) ->> 'at')::bigint`;
  return db
    .selectFrom('floe_audit as line')
    .leftJoin('floe_audit as done', (join) =>
      join
        .onRef('done.connection', '=', 'line.connection')
        .onRef('done.id', '=', 'line.id')
        .on('done.kind', '=', 'completed'),
    )
    .leftJoin('floe_denial as denial', (join) =>
      join.onRef('denial.connection', '=', 'line.connection').onRef('denial.id', '=', 'line.id'),
    )
    .select(['line.seq', 'line.record', 'done.record as completed', 'denial.count'])
    .where('line.connection', '=', connection)
    .where('line.kind', '<>', 'completed')
    .$if(before !== undefined, (query) => query.where('line.seq', '<', before ?? 0))
    .$if(customer !== undefined, (query) => query.where('line.customer', '=', storable(customer ?? '')))
    .$if(operation !== undefined, (query) => query.where('line.operation', '=', operation ?? ''))
    .$if(ticket !== undefined, (query) =>
      query
        .where('line.ticket_system', '=', storable(ticket?.system ?? ''))
        .where('line.ticket_id', '=', storable(ticket?.id ?? '')),
    )
    .$if(actor !== undefined, (query) =>
      query
        .where('line.actor_kind', 'in', actor?.kind ? [actor.kind] : ACTOR_KINDS)
        .where('line.actor_id', '=', storable(actor?.id ?? '')),
    )
    .$if(since !== undefined, (query) => query.where(at, '>=', since ?? 0))
    .$if(until !== undefined, (query) => query.where(at, '<', until ?? 0))
    .orderBy('line.seq', 'desc')
    .limit(limit + 1) as unknown as SelectQueryBuilder<Database, never, Line>;
}

function readLine({ seq, record, completed, count }: Line): AuditEntry {
  const said: AuditRecord = JSON.parse(record);
  if (said.kind === 'denied') return denialEntry(Number(seq), said, Number(count ?? 1));
  if (said.kind === 'requested') return callEntry(Number(seq), said, completed === null ? null : JSON.parse(completed));
  throw new Error('Floe: a completion is no line of its own.');
}
