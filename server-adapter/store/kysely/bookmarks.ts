import type { BookmarkStore } from '../bookmarks-port.ts';
import { canonical, type Json } from '../json.ts';
import type { Db } from './schema.ts';

export function kyselyBookmarks(db: Db): BookmarkStore {
  return {
    read: async (connection, name) => {
      const row = await db
        .selectFrom('floe_bookmark')
        .select(['place', 'at'])
        .where('connection', '=', connection)
        .where('name', '=', name)
        .where('at', '>', 0)
        .executeTakeFirst();
      return row ? { place: row.place as Json, at: Number(row.at) } : null;
    },
    // One statement: of two that want it at once, the second finds the lease.
    take: async (connection, name, { now, leaseUntil }) => {
      const row = await db
        .insertInto('floe_bookmark')
        .values({ connection, name, lease_until: leaseUntil })
        .onConflict((conflict) =>
          conflict
            .columns(['connection', 'name'])
            .doUpdateSet({ lease_until: leaseUntil })
            .where('floe_bookmark.due_at', '<=', now)
            .where('floe_bookmark.lease_until', '<=', now),
        )
        .returning('place')
        .executeTakeFirst();
      return row ? { place: row.place as Json } : null;
    },
    keep: async (connection, name, { place, at, dueAt }) => {
      const kept = { place: canonical(place), at, due_at: dueAt, lease_until: 0 };
      await db
        .insertInto('floe_bookmark')
        .values({ connection, name, ...kept })
        .onConflict((conflict) => conflict.columns(['connection', 'name']).doUpdateSet(kept))
        .execute();
    },
  };
}
