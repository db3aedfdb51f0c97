import { defineTable, type Row } from '../state/table.ts';
import type { Metadata } from '../validation/polar-types.ts';

export type CustomFieldType = 'text' | 'number' | 'date' | 'checkbox' | 'select';

export interface CustomFieldRow extends Row {
  readonly type: CustomFieldType;
  readonly slug: string;
  readonly name: string;
  readonly metadata: Metadata;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const customFields = defineTable<CustomFieldRow>('custom_fields');
