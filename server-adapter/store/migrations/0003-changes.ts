import type { Migration } from './migration.ts';

/** What became stale, for the pages that show it. */
export const changes: Migration = {
  name: '0003-changes',
  statements: [
    // The last number given, and the number up to which the log was swept, at first where it began. Whoever appends holds this row until its
    // commit, which a sequence would not do: there a lower number may appear after a higher one was read.
    `create table floe_change_head (
      connection text primary key,
      seq bigint not null,
      floor bigint not null,
      began bigint not null
    )`,
    `create table floe_change (
      connection text not null,
      seq bigint not null,
      customer_id text,
      stale json not null,
      ids json not null,
      by text,
      at bigint not null,
      primary key (connection, seq)
    )`,
  ],
};
