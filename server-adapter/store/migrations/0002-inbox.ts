import type { Migration } from './migration.ts';

/** What Polar told, each thing once, and how far reading its feed and lists has come. */
export const inbox: Migration = {
  name: '0002-inbox',
  statements: [
    `create table floe_inbox (
      connection text not null,
      id text collate "C" not null,
      source text not null check (source in ('webhook', 'feed')),
      type text not null,
      customer_id text,
      order_id text,
      subscription_id text,
      body text,
      at bigint not null,
      lease_until bigint not null default 0,
      applied_at bigint,
      primary key (connection, id)
    )`,
    `create index floe_inbox_waiting on floe_inbox (connection, at, id) where applied_at is null`,
    `create index floe_inbox_age on floe_inbox (connection, at)`,
    `create index floe_inbox_unknown on floe_inbox (connection) where body is not null`,

    `create table floe_bookmark (
      connection text not null,
      name text not null,
      place jsonb,
      at bigint not null default 0,
      due_at bigint not null default 0,
      lease_until bigint not null default 0,
      primary key (connection, name)
    )`,
  ],
};
