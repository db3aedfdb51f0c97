import type { ColumnType, Generated } from 'kysely';
import type { Int8, JsonColumn } from './columns.ts';

export interface RuleTable {
  connection: string;
  name: string;
  since: Int8;
  stopped_at: ColumnType<string | number | null, number | null | undefined, number | null>;
}

export interface LookTable {
  connection: string;
  subject: string;
  body: JsonColumn;
  at: Int8;
  version: Generated<string | number>;
  lease_until: ColumnType<string | number, number | undefined, number>;
}

export interface OccurrenceTable {
  connection: string;
  id: string;
  rule: string;
  subject: string;
  key: string;
  operation: string;
  state: string;
  customer_id: string | null;
  body: JsonColumn;
  causes: JsonColumn;
  touched: string | null;
  code: string | null;
  attempts: Generated<number>;
  at: Int8;
  begun_at: ColumnType<string | number | null, number | null | undefined, number | null>;
  ended_at: ColumnType<string | number | null, number | null | undefined, number | null>;
  next_at: Int8;
  lease_until: ColumnType<string | number, number | undefined, number>;
}
