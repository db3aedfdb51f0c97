import { defineTable, type Row } from '../state/table.ts';
import type { Metadata } from '../validation/polar-types.ts';
import type { Filter } from './filter.ts';

export interface MeterRow extends Row {
  readonly name: string;
  readonly unit: 'scalar' | 'token' | 'custom';
  readonly custom_label: string | null;
  readonly custom_multiplier: number | null;
  readonly filter: Filter;
  readonly aggregation: { readonly func: string; readonly property?: string };
  readonly metadata: Metadata;
  readonly archived_at: string | null;
  /** When usage was last added up with something new in it. */
  readonly counted_at?: string;
}

export const meters = defineTable<MeterRow>('meters');
