import type { Selectable } from 'kysely';
import type { BrokenBy, ConnectionStore, KeptConnection, KeptOrganization } from '../connections-port.ts';
import { canonical, type Json } from '../json.ts';
import type { ConnectionTable, Db } from './schema.ts';

export function kyselyConnections(db: Db): ConnectionStore {
  return {
    get: async (connection) => {
      const row = await db
        .selectFrom('floe_connection')
        .selectAll()
        .where('connection', '=', connection)
        .executeTakeFirst();
      return row ? keptOf(row) : null;
    },
    put: async (connection, kept) => {
      const row = rowOf(kept);
      await db
        .insertInto('floe_connection')
        .values({ connection, ...row })
        .onConflict((conflict) => conflict.column('connection').doUpdateSet(row))
        .execute();
    },
    change: async (connection, { id, version }, { state, brokenBy, expiresAt, leaseUntil }) => {
      const row = await db
        .updateTable('floe_connection')
        .set({
          version: version + 1,
          ...(state === undefined ? {} : { state }),
          ...(brokenBy === undefined ? {} : { broken_by: brokenBy }),
          ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
          ...(leaseUntil === undefined ? {} : { lease_until: leaseUntil }),
        })
        .where('connection', '=', connection)
        .where('id', '=', id)
        .where('version', '=', version)
        .returningAll()
        .executeTakeFirst();
      return row ? keptOf(row) : null;
    },
    remove: async (connection, id) => {
      await db.deleteFrom('floe_connection').where('connection', '=', connection).where('id', '=', id).execute();
    },
    names: async () => {
      const rows = await db.selectFrom('floe_connection').select('connection').orderBy('connection').execute();
      return rows.map(({ connection }) => connection);
    },
  };
}

function rowOf({
  id,
  kind,
  state,
  brokenBy,
  organization,
  expiresAt,
  version,
  leaseUntil,
  by,
  madeAt,
}: KeptConnection) {
  return {
    id,
    kind,
    state,
    broken_by: brokenBy,
    organization: canonical({ ...organization }),
    expires_at: expiresAt,
    version,
    lease_until: leaseUntil,
    made_by: canonical(by),
    made_at: madeAt,
  };
}

/** Columns of closed words were written by `rowOf`. */
function keptOf(row: Selectable<ConnectionTable>): KeptConnection {
  return {
    id: row.id,
    kind: row.kind as KeptConnection['kind'],
    state: row.state as KeptConnection['state'],
    brokenBy: row.broken_by as BrokenBy | null,
    organization: row.organization as KeptOrganization,
    expiresAt: row.expires_at === null ? null : Number(row.expires_at),
    version: Number(row.version),
    leaseUntil: row.lease_until === null ? null : Number(row.lease_until),
    by: row.made_by as Json,
    madeAt: Number(row.made_at),
  };
}
