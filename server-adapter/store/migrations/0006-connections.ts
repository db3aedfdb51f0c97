import type { Migration } from './migration.ts';

/** Connections made at run time; their tokens are in `floe_secret`. */
export const connections: Migration = {
  name: '0006-connections',
  statements: [
    `create table floe_connection (
      connection text not null primary key,
      id text not null,
      kind text not null,
      state text not null,
      broken_by text,
      organization jsonb not null,
      expires_at bigint,
      version bigint not null,
      lease_until bigint,
      made_by jsonb not null,
      made_at bigint not null
    )`,
  ],
};
