import type { Migration } from './migration.ts';

/** Events on their way to Polar. What waits is found by age; what was set aside is kept out of that way. */
export const usage: Migration = {
  name: '0008-usage',
  statements: [
    `create table floe_usage (
      connection text not null,
      id text not null,
      event jsonb not null,
      at bigint not null,
      lease_until bigint not null default 0,
      refused_at bigint,
      reason text,
      primary key (connection, id)
    )`,
    'create index floe_usage_waiting on floe_usage (connection, at, id) where refused_at is null',
    'create index floe_usage_refused on floe_usage (connection, at, id) where refused_at is not null',
  ],
};
