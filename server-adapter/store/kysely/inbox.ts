import { type Selectable, sql } from 'kysely';
import type { InboxStore, News } from '../inbox-port.ts';
import { storable } from '../json.ts';
import { lease } from './lease.ts';
import type { Db, InboxTable } from './schema.ts';

export function kyselyInbox(db: Db): InboxStore {
  return {
    add: async (connection, news) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('floe_inbox')
        .values({ connection, ...columns(news) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows) === 1;
    },
    claim: async (connection, terms) => {
      const rows = await lease(db, 'floe_inbox', { connection, waiting: sql`applied_at is null`, ...terms });
      return rows.map(newsOf);
    },
    applied: async (connection, ids, at) => {
      if (ids.length === 0) return;
      await db
        .updateTable('floe_inbox')
        .set({ applied_at: at })
        .where('connection', '=', connection)
        .where('id', 'in', [...ids])
        .execute();
    },
    counts: async (connection) => {
      const row = await db
        .selectFrom('floe_inbox')
        .select([
          sql<string | number>`count(*) filter (where applied_at is null)`.as('waiting'),
          sql<string | number | null>`min(at) filter (where applied_at is null)`.as('oldest'),
          sql<string | number | null>`max(at) filter (where source = 'webhook')`.as('webhook'),
          sql<string | number>`count(*) filter (where body is not null)`.as('unknown'),
        ])
        .where('connection', '=', connection)
        .executeTakeFirstOrThrow();
      return {
        waiting: Number(row.waiting),
        oldestAt: row.oldest === null ? null : Number(row.oldest),
        webhookAt: row.webhook === null ? null : Number(row.webhook),
        unknown: Number(row.unknown),
      };
    },
    sweep: async (connection, before) => {
      const { numDeletedRows } = await db
        .deleteFrom('floe_inbox')
        .where('connection', '=', connection)
        .where('applied_at', 'is not', null)
        .where('at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** Whatever a sender puts into a signed body must fit into a row. */
const columns = ({ id, source, type, customerId, orderId, subscriptionId, revokedGrantId, body, at }: News) => ({
  id: storable(id),
  source,
  type: storable(type),
  customer_id: customerId && storable(customerId),
  order_id: orderId && storable(orderId),
  subscription_id: subscriptionId && storable(subscriptionId),
  revoked_grant_id: revokedGrantId ? storable(revokedGrantId) : null,
  body: body === null ? null : storable(body),
  at,
});

const newsOf = (row: Selectable<InboxTable>): News => ({
  id: row.id,
  // A check constraint holds it.
  source: row.source as News['source'],
  type: row.type,
  customerId: row.customer_id,
  orderId: row.order_id,
  subscriptionId: row.subscription_id,
  ...(row.revoked_grant_id === null ? {} : { revokedGrantId: row.revoked_grant_id }),
  body: row.body,
  at: Number(row.at),
});
