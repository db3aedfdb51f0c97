import type { IdempotencyKey, IdempotencyReservation, IdempotencyStore, Reservation } from '../idempotency-port.ts';
import { canonical, type Json } from '../json.ts';
import type { Db } from './schema.ts';

export function kyselyIdempotency(db: Db): IdempotencyStore {
  return {
    reserve: async (connection, reservation) => {
      // Twice only when the holder released the key between our two statements.
      for (;;) {
        const taken = await take(db, connection, reservation);
        if (taken) return taken;
        const known = await read(db, connection, reservation);
        if (known) return known;
      }
    },
    complete: async (connection, { caller, key }, outcome) => {
      await db
        .updateTable('floe_idempotency')
        .set({ done: true, outcome: canonical(outcome) })
        .where('connection', '=', connection)
        .where('caller', '=', caller)
        .where('key', '=', key)
        .where('done', '=', false)
        .execute();
    },
    release: async (connection, { caller, key }) => {
      await db
        .deleteFrom('floe_idempotency')
        .where('connection', '=', connection)
        .where('caller', '=', caller)
        .where('key', '=', key)
        .where('done', '=', false)
        .execute();
    },
    sweep: async (connection, before) => {
      const { numDeletedRows } = await db
        .deleteFrom('floe_idempotency')
        .where('connection', '=', connection)
        .where('done', '=', true)
        .where('at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** One statement inserts the key or takes over an abandoned one; nothing comes back when somebody else holds it. */
async function take(db: Db, connection: string, wanted: IdempotencyReservation): Promise<Reservation | null> {
  const { caller, key, fingerprint, at, leaseUntil } = wanted;
  const row = await db
    .insertInto('floe_idempotency')
    .values({ connection, caller, key, fingerprint, at, lease_until: leaseUntil })
    .onConflict((conflict) =>
      conflict
        .columns(['connection', 'caller', 'key'])
        .doUpdateSet((set) => ({ at, lease_until: leaseUntil, takes: set('floe_idempotency.takes', '+', 1) }))
        .where('floe_idempotency.done', '=', false)
        .where('floe_idempotency.lease_until', '<=', at)
        .where('floe_idempotency.fingerprint', '=', fingerprint),
    )
    .returning('takes')
    .executeTakeFirst();
  return row ? { state: 'fresh', retaken: row.takes > 1 } : null;
}

async function read(
  db: Db,
  connection: string,
  { caller, key, fingerprint }: IdempotencyKey & { fingerprint: string },
): Promise<Reservation | null> {
  const row = await db
    .selectFrom('floe_idempotency')
    .select(['fingerprint', 'done', 'outcome'])
    .where('connection', '=', connection)
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.fingerprint !== fingerprint) return { state: 'mismatch' };
  return row.done ? { state: 'replay', outcome: row.outcome as Json } : { state: 'in_progress' };
}
