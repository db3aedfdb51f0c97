import { type Selectable, sql } from 'kysely';
import { canonical, type Json } from '../json.ts';
import type { Occurrence, OccurrenceState, RuleStore } from '../rules-port.ts';
import { lease } from './lease.ts';
import type { OccurrenceTable } from './rule-tables.ts';
import type { Db } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** What a search may name exactly. */
const SAME = ['id', 'rule', 'subject', 'key'] as const;

const OPEN = ['waiting', 'begun'] as const;

type Occurrences = Pick<RuleStore, 'reserve' | 'claim' | 'begin' | 'move' | 'find' | 'counts'>;

export function kyselyOccurrences(db: Db): Occurrences {
  return {
    reserve: async (connection, { customerId, body, causes, ...rest }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('floe_rule_occurrence')
        .values({
          connection,
          ...rest,
          customer_id: customerId,
          body: canonical(body),
          causes: canonical([...causes]),
          ended_at: rest.state === 'waiting' ? null : rest.at,
          next_at: rest.at,
        })
        .onConflict((conflict) => conflict.columns(['connection', 'rule', 'subject', 'key']).doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows) === 1;
    },
    claim: async (connection, { rules, ...terms }) => {
      if (rules.length === 0) return [];
      const rows = await lease(db, 'floe_rule_occurrence', {
        connection,
        waiting: sql`state = any(${[...OPEN]}::text[]) and rule = any(${[...rules]}::text[])
          and next_at <= ${terms.now}`,
        also: sql`, attempts = attempts + 1`,
        ...terms,
      });
      return rows.map(occurrenceOf);
    },
    begin: (connection, id, limit) => inTransaction(db, (trx) => begin(trx, connection, id, limit)),
    move: async (connection, id, { from, to, at, nextAt, code, touched }) => {
      const row = await db
        .updateTable('floe_rule_occurrence')
        .set({
          state: to,
          lease_until: 0,
          ended_at: nextAt === undefined ? at : null,
          ...(nextAt === undefined ? {} : { next_at: nextAt }),
          ...(code === undefined ? {} : { code }),
          ...(touched === undefined ? {} : { touched }),
        })
        .where('connection', '=', connection)
        .where('id', '=', id)
        .where('state', 'in', from)
        .returningAll()
        .executeTakeFirst();
      return row ? occurrenceOf(row) : null;
    },
    find: async (connection, { states, touched, begunSince, limit, ...same }) => {
      let query = db.selectFrom('floe_rule_occurrence').selectAll().where('connection', '=', connection);
      for (const name of SAME) {
        const value = same[name];
        if (value !== undefined) query = query.where(name, '=', value);
      }
      if (states !== undefined) query = query.where('state', 'in', states);
      if (touched !== undefined) query = query.where('touched', 'in', touched);
      if (begunSince !== undefined) query = query.where('begun_at', '>=', begunSince);
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(occurrenceOf);
    },
    counts: async (connection, { now, since }) => {
      const open = sql`state in ('waiting', 'begun')`;
      const rows = await db
        .selectFrom('floe_rule_occurrence')
        .select([
          'rule',
          sql<string | number>`count(*) filter (where ${open})`.as('waiting'),
          sql<string | number>`count(*) filter (where state = 'needs_review')`.as('review'),
          sql<string | number>`count(*) filter (where begun_at >= ${since})`.as('begun'),
          sql<string | number | null>`min(next_at) filter (where ${open} and next_at <= ${now})`.as('due'),
        ])
        .where('connection', '=', connection)
        .groupBy('rule')
        .orderBy('rule')
        .execute();
      return rows.map(({ rule, waiting, review, begun, due }) => ({
        rule,
        waiting: Number(waiting),
        needsReview: Number(review),
        begun: Number(begun),
        dueSince: numberOf(due),
      }));
    },
  };
}

/** The row of the rule is locked first: two processes that begin at once count one after the other. */
async function begin(db: Db, connection: string, id: string, limit: Parameters<RuleStore['begin']>[2]) {
  const { now, leaseUntil, since, most, touched } = limit;
  const rows = db.selectFrom('floe_rule_occurrence').where('connection', '=', connection);
  const found = await rows.select('rule').where('id', '=', id).executeTakeFirst();
  if (!found) return 'gone';
  const rule = await db
    .selectFrom('floe_rule')
    .select('stopped_at')
    .where('connection', '=', connection)
    .where('name', '=', found.rule)
    .forUpdate()
    .executeTakeFirst();
  if (rule?.stopped_at != null) return 'stopped';
  const { begun } = await rows
    .select(sql<string | number>`count(*)`.as('begun'))
    .where('rule', '=', found.rule)
    // It may be a second start of the same one.
    .where('id', '<>', id)
    .where('begun_at', '>=', since)
    .executeTakeFirstOrThrow();
  if (Number(begun) >= most) return 'limited';
  const { numUpdatedRows } = await db
    .updateTable('floe_rule_occurrence')
    .set({ state: 'begun', begun_at: now, lease_until: leaseUntil, touched })
    .where('connection', '=', connection)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1 ? 'begun' : 'gone';
}

export const numberOf = (value: string | number | null): number | null => (value === null ? null : Number(value));

const occurrenceOf = (row: Selectable<OccurrenceTable>): Occurrence => ({
  id: row.id,
  rule: row.rule,
  subject: row.subject,
  key: row.key,
  operation: row.operation,
  // The states, body and causes were written by `reserve` and `move`, in these shapes.
  state: row.state as OccurrenceState,
  customerId: row.customer_id,
  body: row.body as Json,
  causes: row.causes as string[],
  touched: row.touched,
  code: row.code,
  attempts: row.attempts,
  at: Number(row.at),
  begunAt: numberOf(row.begun_at),
  endedAt: numberOf(row.ended_at),
});
