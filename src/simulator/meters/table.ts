import { defineTable, type Row } from '../state/table.ts';
import type { Metadata } from '../validation/polar-types.ts';

export interface MeterRow extends Row {
  readonly name: string;
  readonly unit: 'scalar' | 'token' | 'custom';
  readonly custom_label: string | null;
  readonly custom_multiplier: number | null;
  readonly filter: unknown;
  readonly aggregation: unknown;
  readonly metadata: Metadata;
  readonly archived_at: string | null;
}

export const meters = defineTable<MeterRow>('meters');
