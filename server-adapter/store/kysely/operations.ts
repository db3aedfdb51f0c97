import { sql } from 'kysely';
import { moved, newOperation } from '../operation-row.ts';
import {
  type NewOperation,
  OPEN_STATES,
  type Operation,
  type OperationReservation,
  type OperationStore,
} from '../operations-port.ts';
import { lease } from './lease.ts';
import { readOperation, writeOperation } from './operation-columns.ts';
import type { Db } from './schema.ts';
import { inTransaction } from './transaction.ts';

export function kyselyOperations(db: Db): OperationStore {
  return {
    reserve: async (connection, wanted) => {
      // Again only when the order's open refund ended between our statements.
      for (;;) {
        const answer = await tryReserve(db, connection, wanted);
        if (answer) return answer;
      }
    },
    move: (connection, id, move) =>
      inTransaction(db, async (trx) => {
        const row = await rowsOf(trx, connection).where('id', '=', id).forUpdate().executeTakeFirst();
        const before = row && readOperation(row);
        if (!before || !move.from.includes(before.state)) return null;
        const { connection: _, id: __, ...columns } = writeOperation(moved(before, move));
        const after = await trx
          .updateTable('floe_operation')
          .set(columns)
          .where('connection', '=', connection)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return readOperation(after);
      }),
    get: async (connection, id) => readOrNull(await rowsOf(db, connection).where('id', '=', id).executeTakeFirst()),
    byKey: (connection, idemKey) => byKey(db, connection, idemKey),
    find: async (connection, { orderId, customerId, upstreamId, states, before, limit }) => {
      const rows = await rowsOf(db, connection)
        .$if(orderId !== undefined, (query) => query.where('order_id', '=', orderId ?? ''))
        .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
        .$if(upstreamId !== undefined, (query) => query.where('upstream_id', '=', upstreamId ?? ''))
        .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
        .$if(before !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('created_at', 'id'), '<', tuple(before?.createdAt ?? 0, before?.id ?? '')),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(readOperation);
    },
    claim: async (connection, { states, ...terms }) => {
      const rows = await lease(db, 'floe_operation', {
        connection,
        waiting: sql`state = any(${[...states]}::text[]) and coalesce(next_check_at, 0) <= ${terms.now}`,
        order: sql`created_at, id`,
        ...terms,
      });
      return rows.map(readOperation);
    },
  };
}

async function tryReserve(db: Db, connection: string, wanted: NewOperation): Promise<OperationReservation | null> {
  const row = await db
    .insertInto('floe_operation')
    .values(writeOperation(newOperation(connection, wanted)))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row) return { kind: 'reserved', operation: readOperation(row) };

  const known = await byKey(db, connection, wanted.idemKey);
  if (known) return { kind: 'known', operation: known };
  const busy = await rowsOf(db, connection)
    .where('order_id', '=', wanted.orderId)
    .where('state', 'in', [...OPEN_STATES])
    .executeTakeFirst();
  return busy ? { kind: 'busy', operation: readOperation(busy) } : null;
}

const rowsOf = (db: Db, connection: string) =>
  db.selectFrom('floe_operation').selectAll().where('connection', '=', connection);

const readOrNull = (row: Parameters<typeof readOperation>[0] | undefined): Operation | null =>
  row ? readOperation(row) : null;

async function byKey(db: Db, connection: string, idemKey: string): Promise<Operation | null> {
  return readOrNull(await rowsOf(db, connection).where('idem_key', '=', idemKey).executeTakeFirst());
}
