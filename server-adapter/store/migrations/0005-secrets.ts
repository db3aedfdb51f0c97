import type { Migration } from './migration.ts';

/** What must be kept and may not be read: sealed, with the name of the key that opens it. */
export const secrets: Migration = {
  name: '0005-secrets',
  statements: [
    `create table floe_secret (
      connection text not null,
      name text not null,
      key text not null,
      sealed text not null,
      at bigint not null,
      primary key (connection, name)
    )`,
  ],
};
