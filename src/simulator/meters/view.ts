import type { MeterRow } from './table.ts';

export function viewMeter(row: MeterRow) {
  return {
    metadata: row.metadata,
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    name: row.name,
    unit: row.unit,
    custom_label: row.custom_label,
    custom_multiplier: row.custom_multiplier,
    filter: row.filter,
    aggregation: row.aggregation,
    organization_id: row.organization_id,
    archived_at: row.archived_at,
  };
}
