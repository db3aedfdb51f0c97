import type { Migration } from './migration.ts';

/** The trail, keys already used, and refunds with their state. */
export const spine: Migration = {
  name: '0001-spine',
  statements: [
    // The record is the truth; the other columns are read out of it, so they cannot be made to say something else.
    `create table floe_audit (
      connection text not null,
      seq bigint not null,
      record text not null,
      hash text not null,
      kind text not null generated always as ((record::jsonb) ->> 'kind') stored,
      id text not null generated always as ((record::jsonb) ->> 'id') stored,
      operation text generated always as ((record::jsonb) ->> 'operation') stored,
      customer text generated always as ((record::jsonb) ->> 'customer') stored,
      actor_kind text generated always as ((record::jsonb) -> 'actor' ->> 'kind') stored,
      actor_id text generated always as ((record::jsonb) -> 'actor' ->> 'id') stored,
      ticket_system text generated always as ((record::jsonb) -> 'ticket' ->> 'system') stored,
      ticket_id text generated always as ((record::jsonb) -> 'ticket' ->> 'id') stored,
      primary key (connection, seq),
      check (kind in ('requested', 'completed', 'denied'))
    )`,
    `create unique index floe_audit_once on floe_audit (connection, id, kind)`,
    `create index floe_audit_customer on floe_audit (connection, customer, seq desc) where kind <> 'completed'`,
    `create index floe_audit_ticket on floe_audit (connection, ticket_system, ticket_id, seq desc) where kind <> 'completed'`,
    `create index floe_audit_actor on floe_audit (connection, actor_kind, actor_id, seq desc) where kind <> 'completed'`,
    `create function floe_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'floe: % is append-only', tg_table_name using errcode = 'insufficient_privilege';
      end
    $$`,
    `create trigger floe_audit_no_change before update or delete on floe_audit
      for each row execute function floe_append_only()`,
    `create trigger floe_audit_no_truncate before truncate on floe_audit
      for each statement execute function floe_append_only()`,

    // How often a denial of the trail happened in its minute.
    `create table floe_denial (
      connection text not null,
      bucket text not null,
      id text not null,
      count bigint not null default 1,
      primary key (connection, bucket)
    )`,
    `create index floe_denial_id on floe_denial (connection, id)`,

    `create table floe_idempotency (
      connection text not null,
      caller text not null,
      key text not null,
      fingerprint text not null,
      at bigint not null,
      lease_until bigint not null,
      takes integer not null default 1,
      done boolean not null default false,
      outcome json,
      primary key (connection, caller, key)
    )`,
    `create index floe_idempotency_age on floe_idempotency (connection, at) where done`,

    `create table floe_operation (
      connection text not null,
      id text collate "C" not null,
      kind text not null check (kind = 'refund'),
      order_id text not null,
      customer_id text not null,
      idem_key text not null,
      fingerprint text not null,
      amount bigint not null check (amount > 0),
      currency text not null,
      expected_refundable bigint not null,
      request jsonb not null,
      actor jsonb not null,
      ticket jsonb,
      state text not null check (state in ('reserved', 'sent', 'pending', 'unknown', 'needs_review', 'pending_approval',
        'succeeded', 'failed', 'declined', 'expired')),
      lease_until bigint,
      upstream_id text,
      attempts integer not null default 0,
      next_check_at bigint,
      outcome jsonb,
      sent_at bigint,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (connection, id)
    )`,
    `create unique index floe_operation_key on floe_operation (connection, idem_key)`,
    // Polar loses one of two concurrent refunds of an order, so we never have two open.
    `create unique index floe_operation_one_open on floe_operation (connection, order_id)
      where state in ('reserved', 'sent', 'pending', 'unknown', 'needs_review', 'pending_approval')`,
    `create index floe_operation_order on floe_operation (connection, order_id, created_at desc)`,
    `create index floe_operation_customer on floe_operation (connection, customer_id, created_at desc)`,
    `create index floe_operation_state on floe_operation (connection, state, created_at)`,
    `create unique index floe_operation_upstream on floe_operation (connection, upstream_id)
      where upstream_id is not null`,
  ],
};
