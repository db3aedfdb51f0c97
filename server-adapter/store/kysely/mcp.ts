import { type Selectable, sql } from 'kysely';
import { canonical, type Json } from '../json.ts';
import type { Ask, AskState, KeptToken, McpStore } from '../mcp-port.ts';
import type { Actor } from '../people.ts';
import type { Db, McpAskTable, McpTokenTable } from './schema.ts';

export function kyselyMcp(db: Db): McpStore {
  const tokens = () => db.selectFrom('floe_mcp_token').selectAll();
  const asks = () => db.selectFrom('floe_mcp_ask').selectAll();
  return {
    addToken: async ({ id, connection, name, hash, maker, terms, createdAt, expiresAt }) => {
      const json = { maker: canonical({ ...maker }), terms: canonical(terms) };
      const times = { created_at: createdAt, expires_at: expiresAt };
      await db
        .insertInto('floe_mcp_token')
        .values({ id, connection, name, hash, ...json, ...times })
        .execute();
    },
    tokenBy: async (hash) => tokenOf(await tokens().where('hash', '=', hash).executeTakeFirst()),
    token: async (connection, id) =>
      tokenOf(await tokens().where('connection', '=', connection).where('id', '=', id).executeTakeFirst()),
    tokens: async (connection, limit) => {
      const newest = tokens().where('connection', '=', connection).orderBy('created_at', 'desc').orderBy('id', 'desc');
      return (await newest.limit(limit).execute()).map(readToken);
    },
    revoke: async (connection, id, at) =>
      tokenOf(
        await db
          .updateTable('floe_mcp_token')
          .set({ revoked_at: sql`coalesce(revoked_at, ${at})` })
          .where('connection', '=', connection)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst(),
      ),
    addAsk: async ({ id, connection, hash, token, tool, call, createdAt, expiresAt }) => {
      const times = { created_at: createdAt, expires_at: expiresAt };
      await db
        .insertInto('floe_mcp_ask')
        .values({ id, connection, hash, token, tool, call: canonical(call), state: 'waiting', ...times })
        .execute();
    },
    askBy: async (hash) => askOf(await asks().where('hash', '=', hash).executeTakeFirst()),
    ask: async (connection, id) =>
      askOf(await asks().where('connection', '=', connection).where('id', '=', id).executeTakeFirst()),
    // One statement: of two that want it, the second finds it moved.
    moveAsk: async (connection, id, { from, to, at, outcome = null }) => {
      const moved = db
        .updateTable('floe_mcp_ask')
        .set({ state: to, outcome: canonical(outcome) })
        .where('connection', '=', connection)
        .where('id', '=', id)
        .where('state', '=', from);
      const timely = from === 'waiting' ? moved.where('expires_at', '>', at) : moved;
      return (await timely.returning('id').executeTakeFirst()) !== undefined;
    },
    sweepAsks: async (connection, before) => {
      const old = db.deleteFrom('floe_mcp_ask').where('connection', '=', connection).where('created_at', '<', before);
      return Number((await old.executeTakeFirst()).numDeletedRows);
    },
  };
}

const tokenOf = (row: Selectable<McpTokenTable> | undefined): KeptToken | null => (row ? readToken(row) : null);

function readToken(row: Selectable<McpTokenTable>): KeptToken {
  const { id, connection, name, hash, maker, terms, created_at, expires_at, revoked_at } = row;
  return {
    id,
    connection,
    name,
    hash,
    maker: maker as Actor,
    terms: terms as Json,
    createdAt: Number(created_at),
    expiresAt: Number(expires_at),
    revokedAt: revoked_at === null ? null : Number(revoked_at),
  };
}

function askOf(row: Selectable<McpAskTable> | undefined): Ask | null {
  if (!row) return null;
  const { created_at, expires_at, state, call, outcome, ...rest } = row;
  return {
    ...rest,
    call: call as Json,
    createdAt: Number(created_at),
    expiresAt: Number(expires_at),
    state: state as AskState,
    outcome: outcome as Json,
  };
}
