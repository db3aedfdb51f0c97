import { sql } from 'kysely';
import { canonical, type Json } from '../json.ts';
import type { RuleStore } from '../rules-port.ts';
import { lease } from './lease.ts';
import { kyselyOccurrences, numberOf } from './occurrences.ts';
import type { Db } from './schema.ts';

export function kyselyRules(db: Db): RuleStore {
  return {
    know: async (connection, names, at) => {
      if (names.length > 0)
        await db
          .insertInto('floe_rule')
          .values(names.map((name) => ({ connection, name, since: at })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      const rows = await db
        .selectFrom('floe_rule')
        .selectAll()
        .where('connection', '=', connection)
        .orderBy('name')
        .execute();
      return rows.map(({ name, since, stopped_at }) => ({
        name,
        since: Number(since),
        stoppedAt: numberOf(stopped_at),
      }));
    },
    stop: async (connection, name, at) => {
      await db
        .updateTable('floe_rule')
        .set({ stopped_at: at })
        .where('connection', '=', connection)
        .where('name', '=', name)
        .execute();
    },
    look: async (connection, looks) => {
      for (const { subject, body, at } of looks)
        await db
          .insertInto('floe_rule_look')
          .values({ connection, subject, body: canonical(body), at })
          .onConflict((conflict) =>
            conflict.columns(['connection', 'subject']).doUpdateSet({
              body: canonical(body),
              at,
              version: sql`floe_rule_look.version + 1`,
              lease_until: 0,
            }),
          )
          .execute();
    },
    takeLooks: async (connection, terms) => {
      const rows = await lease(db, 'floe_rule_look', {
        connection,
        key: 'subject',
        waiting: sql`true`,
        order: sql`at, subject`,
        ...terms,
      });
      return rows.map(({ subject, body, at, version }) => ({
        subject,
        // Written from JSON by `look`.
        body: body as Json,
        at: Number(at),
        version: Number(version),
      }));
    },
    looks: async (connection) => {
      const { waiting, oldest } = await db
        .selectFrom('floe_rule_look')
        .select([sql<string | number>`count(*)`.as('waiting'), sql<string | number | null>`min(at)`.as('oldest')])
        .where('connection', '=', connection)
        .executeTakeFirstOrThrow();
      return { waiting: Number(waiting), oldestAt: numberOf(oldest) };
    },
    looked: async (connection, { subject, version }) => {
      await db
        .deleteFrom('floe_rule_look')
        .where('connection', '=', connection)
        .where('subject', '=', subject)
        .where('version', '=', version)
        .execute();
    },
    ...kyselyOccurrences(db),
  };
}
