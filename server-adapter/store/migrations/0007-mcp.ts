import type { Migration } from './migration.ts';

/** Tokens of models, by their hash alone, and the changes they have asked people for. */
export const mcp: Migration = {
  name: '0007-mcp',
  statements: [
    `create table floe_mcp_token (
      connection text not null,
      id text collate "C" not null,
      name text not null,
      hash text not null unique,
      maker jsonb not null,
      terms jsonb not null,
      created_at bigint not null,
      expires_at bigint not null,
      revoked_at bigint,
      primary key (connection, id)
    )`,
    `create table floe_mcp_ask (
      connection text not null,
      id text not null,
      hash text not null unique,
      token text not null,
      tool text not null,
      call jsonb not null,
      created_at bigint not null,
      expires_at bigint not null,
      state text not null check (state in ('waiting', 'taken', 'done', 'failed')),
      outcome jsonb,
      primary key (connection, id)
    )`,
    `create index floe_mcp_ask_age on floe_mcp_ask (connection, created_at)`,
  ],
};
