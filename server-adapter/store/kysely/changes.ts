import { sql } from 'kysely';
import { CHANGES_KEPT, type Change, type ChangeStore, nextSeq, reaches } from '../changes-port.ts';
import { canonical } from '../json.ts';
import type { Db } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** Where adapters on one database tell each other which connection's log has grown. */
export const CHANNEL = 'floe_change';

export function kyselyChanges(db: Db): ChangeStore {
  return {
    append: (connection, { customerId, stale, ids = [], by = null, at }) =>
      inTransaction(db, async (trx) => {
        const seq = await takeSeq(trx, connection, at);
        await trx
          .insertInto('floe_change')
          .values({ connection, seq, customer_id: customerId, stale: canonical(stale), ids: canonical(ids), by, at })
          .execute();
        // Sent with the commit, in its order. The name alone: what changed is read from the table.
        await sql`select pg_notify(${CHANNEL}, ${connection})`.execute(trx);
        return { seq };
      }),
    since: async (connection, { after, isMoment, customerId, limit }) => {
      const rows = await db
        .selectFrom('floe_change')
        .selectAll()
        .where('connection', '=', connection)
        .where('seq', '>', after)
        .$if(customerId !== undefined, (query) =>
          query.where((eb) => eb.or([eb('customer_id', '=', customerId ?? ''), eb('customer_id', 'is', null)])),
        )
        .orderBy('seq')
        .limit(limit)
        .execute();
      // After the rows, so that a sweep between the two reads is noticed.
      return reaches(await headOf(db, connection), { after, isMoment }) ? rows.map(readChange) : null;
    },
    newest: async (connection, at) => {
      const { last } = await headOf(db, connection);
      if (last > 0) return last;
      await db
        .insertInto('floe_change_head')
        .values({ connection, seq: at, floor: at, began: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await headOf(db, connection)).last;
    },
    sweep: (connection, before) =>
      inTransaction(db, async (trx) => {
        const floor = await sweptUpTo(trx, connection, before);
        if (floor === null) return 0;
        await trx
          .updateTable('floe_change_head')
          .set((eb) => ({ floor: eb.fn<number>('greatest', ['floor', eb.val(floor)]) }))
          .where('connection', '=', connection)
          .execute();
        const { numDeletedRows } = await trx
          .deleteFrom('floe_change')
          .where('connection', '=', connection)
          .where('seq', '<=', floor)
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

/** The next number, with the head locked until the commit. */
async function takeSeq(trx: Db, connection: string, at: number): Promise<number> {
  const first = nextSeq(0, at);
  const { seq } = await trx
    .insertInto('floe_change_head')
    .values({ connection, seq: first, floor: first - 1, began: first - 1 })
    .onConflict((conflict) =>
      conflict.column('connection').doUpdateSet({ seq: sql`greatest(floe_change_head.seq + 1, excluded.seq)` }),
    )
    .returning('seq')
    .executeTakeFirstOrThrow();
  return Number(seq);
}

async function headOf(db: Db, connection: string): Promise<{ last: number; floor: number; began: number }> {
  const row = await db
    .selectFrom('floe_change_head')
    .select(['seq', 'floor', 'began'])
    .where('connection', '=', connection)
    .executeTakeFirst();
  return { last: Number(row?.seq ?? 0), floor: Number(row?.floor ?? 0), began: Number(row?.began ?? 0) };
}

/** The newest change that is old enough to go, and everything before it goes too: the log has no holes. */
async function sweptUpTo(trx: Db, connection: string, before: number): Promise<number | null> {
  const changes = trx.selectFrom('floe_change').where('connection', '=', connection);
  const row = await changes
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('at', '<', before)
    .where('seq', '<=', changes.select('seq').orderBy('seq', 'desc').limit(1).offset(CHANGES_KEPT))
    .executeTakeFirst();
  return row?.seq == null ? null : Number(row.seq);
}

interface Row {
  readonly seq: string | number;
  readonly customer_id: string | null;
  readonly stale: unknown;
  readonly ids: unknown;
  readonly by: string | null;
  readonly at: string | number;
}

/** The lists were written by `append`. */
function readChange({ seq, customer_id, stale, ids, by, at }: Row): Change {
  return {
    seq: Number(seq),
    customerId: customer_id,
    stale: stale as string[],
    ids: ids as string[],
    by,
    at: Number(at),
  };
}
