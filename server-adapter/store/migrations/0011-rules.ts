import type { Migration } from './migration.ts';

/** Rules, what they are to be looked at for, and their occurrences: one row for each firing, and never a second. */
export const rules: Migration = {
  name: '0011-rules',
  statements: [
    `create table floe_rule (
      connection text not null,
      name text not null,
      since bigint not null,
      stopped_at bigint,
      primary key (connection, name)
    )`,
    `create table floe_rule_look (
      connection text not null,
      subject text not null,
      body jsonb not null,
      at bigint not null,
      version bigint not null default 1,
      lease_until bigint not null default 0,
      primary key (connection, subject)
    )`,
    `create table floe_rule_occurrence (
      connection text not null,
      id text not null,
      rule text not null,
      subject text not null,
      key text not null,
      operation text not null,
      state text not null,
      customer_id text,
      body jsonb not null,
      causes jsonb not null,
      touched text,
      code text,
      attempts integer not null default 0,
      at bigint not null,
      begun_at bigint,
      ended_at bigint,
      next_at bigint not null,
      lease_until bigint not null default 0,
      primary key (connection, id),
      unique (connection, rule, subject, key)
    )`,
    `create index floe_rule_occurrence_open on floe_rule_occurrence (connection, next_at)
      where state in ('waiting', 'begun')`,
    'create index floe_rule_occurrence_begun on floe_rule_occurrence (connection, rule, begun_at)',
    'create index floe_rule_occurrence_newest on floe_rule_occurrence (connection, rule, at desc, id desc)',
    'create index floe_rule_occurrence_touched on floe_rule_occurrence (connection, touched) where touched is not null',
  ],
};
