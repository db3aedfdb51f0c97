import type { ColumnType, Generated, GeneratedAlways, Kysely } from 'kysely';
import type { Int8, JsonColumn } from './columns.ts';
import type { LookTable, OccurrenceTable, RuleTable } from './rule-tables.ts';

interface AuditTable {
  connection: string;
  seq: Int8;
  record: string;
  hash: string;
  kind: GeneratedAlways<string>;
  id: GeneratedAlways<string>;
  operation: GeneratedAlways<string | null>;
  customer: GeneratedAlways<string | null>;
  actor_kind: GeneratedAlways<string | null>;
  actor_id: GeneratedAlways<string | null>;
  ticket_system: GeneratedAlways<string | null>;
  ticket_id: GeneratedAlways<string | null>;
}

interface DenialTable {
  connection: string;
  bucket: string;
  id: string;
  count: Generated<string | number>;
}

interface ChangeHeadTable {
  connection: string;
  seq: Int8;
  floor: Int8;
  began: Int8;
}

interface ChangeTable {
  connection: string;
  seq: Int8;
  customer_id: string | null;
  stale: JsonColumn;
  ids: JsonColumn;
  by: string | null;
  at: Int8;
}

interface IdempotencyTable {
  connection: string;
  caller: string;
  key: string;
  fingerprint: string;
  at: Int8;
  lease_until: Int8;
  takes: Generated<number>;
  done: Generated<boolean>;
  outcome: ColumnType<unknown, string | undefined, string>;
}

export interface OperationTable {
  connection: string;
  id: string;
  kind: string;
  order_id: string;
  customer_id: string;
  idem_key: string;
  fingerprint: string;
  amount: Int8;
  currency: string;
  expected_refundable: Int8;
  request: JsonColumn;
  actor: JsonColumn;
  ticket: ColumnType<unknown, string | null, string | null>;
  state: string;
  lease_until: ColumnType<string | number | null, number | null, number | null>;
  upstream_id: string | null;
  attempts: Generated<number>;
  next_check_at: ColumnType<string | number | null, number | null, number | null>;
  approval: ColumnType<unknown, string | null, string | null>;
  outcome: ColumnType<unknown, string | null, string | null>;
  sent_at: ColumnType<string | number | null, number | null, number | null>;
  created_at: Int8;
  updated_at: Int8;
}

export interface InboxTable {
  connection: string;
  id: string;
  source: string;
  type: string;
  customer_id: string | null;
  order_id: string | null;
  subscription_id: string | null;
  revoked_grant_id: string | null;
  body: string | null;
  at: Int8;
  lease_until: ColumnType<string | number, number | undefined, number>;
  applied_at: ColumnType<string | number | null, number | null | undefined, number | null>;
}

interface BookmarkTable {
  connection: string;
  name: string;
  place: ColumnType<unknown, string | undefined, string>;
  at: ColumnType<string | number, number | undefined, number>;
  due_at: ColumnType<string | number, number | undefined, number>;
  lease_until: ColumnType<string | number, number | undefined, number>;
}

interface SecretTable {
  connection: string;
  name: string;
  key: string;
  sealed: string;
  at: Int8;
}

export interface ConnectionTable {
  connection: string;
  id: string;
  kind: string;
  state: string;
  broken_by: string | null;
  organization: JsonColumn;
  expires_at: ColumnType<string | number | null, number | null, number | null>;
  version: Int8;
  lease_until: ColumnType<string | number | null, number | null, number | null>;
  made_by: JsonColumn;
  made_at: Int8;
}

export interface McpTokenTable {
  connection: string;
  id: string;
  name: string;
  hash: string;
  maker: JsonColumn;
  terms: JsonColumn;
  created_at: Int8;
  expires_at: Int8;
  revoked_at: ColumnType<string | number | null, number | null | undefined, number | null>;
}

export interface McpAskTable {
  connection: string;
  id: string;
  hash: string;
  token: string;
  tool: string;
  call: JsonColumn;
  created_at: Int8;
  expires_at: Int8;
  state: string;
  outcome: ColumnType<unknown, string | undefined, string>;
}

export interface UsageTable {
  connection: string;
  id: string;
  event: JsonColumn;
  at: Int8;
  lease_until: ColumnType<string | number, number | undefined, number>;
  refused_at: ColumnType<string | number | null, number | null | undefined, number | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface Database {
  floe_audit: AuditTable;
  floe_change: ChangeTable;
  floe_change_head: ChangeHeadTable;
  floe_denial: DenialTable;
  floe_idempotency: IdempotencyTable;
  floe_operation: OperationTable;
  floe_inbox: InboxTable;
  floe_bookmark: BookmarkTable;
  floe_secret: SecretTable;
  floe_connection: ConnectionTable;
  floe_mcp_token: McpTokenTable;
  floe_mcp_ask: McpAskTable;
  floe_usage: UsageTable;
  floe_rule: RuleTable;
  floe_rule_look: LookTable;
  floe_rule_occurrence: OccurrenceTable;
  floe_migration: { name: string; at: Generated<Date> };
}

export type Db = Kysely<Database>;
