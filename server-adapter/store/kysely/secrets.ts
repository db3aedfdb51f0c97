import type { SecretStore } from '../secrets-port.ts';
import type { Db } from './schema.ts';

export function kyselySecrets(db: Db): SecretStore {
  return {
    get: async (connection, name) => {
      const row = await db
        .selectFrom('floe_secret')
        .select(['name', 'key', 'sealed'])
        .where('connection', '=', connection)
        .where('name', '=', name)
        .executeTakeFirst();
      return row ?? null;
    },
    put: async (connection, { name, key, sealed }, at) => {
      await db
        .insertInto('floe_secret')
        .values({ connection, name, key, sealed, at })
        .onConflict((conflict) => conflict.columns(['connection', 'name']).doUpdateSet({ key, sealed, at }))
        .execute();
    },
    reseal: async (connection, was, { key, sealed }) => {
      await db
        .updateTable('floe_secret')
        .set({ key, sealed })
        .where('connection', '=', connection)
        .where('name', '=', was.name)
        .where('sealed', '=', was.sealed)
        .execute();
    },
    sealedOtherwise: (connection, key, limit) =>
      db
        .selectFrom('floe_secret')
        .select(['name', 'key', 'sealed'])
        .where('connection', '=', connection)
        .where('key', '<>', key)
        .orderBy('name')
        .limit(limit)
        .execute(),
    take: async (connection, name) => {
      const row = await db
        .deleteFrom('floe_secret')
        .where('connection', '=', connection)
        .where('name', '=', name)
        .returning(['name', 'key', 'sealed'])
        .executeTakeFirst();
      return row ?? null;
    },
    sweep: async (connection, prefix, before) => {
      await db
        .deleteFrom('floe_secret')
        .where('connection', '=', connection)
        .where((eb) => eb(eb.fn('left', ['name', eb.val(prefix.length)]), '=', prefix))
        .where('at', '<', before)
        .execute();
    },
    remove: async (connection, name) => {
      await db.deleteFrom('floe_secret').where('connection', '=', connection).where('name', '=', name).execute();
    },
  };
}
