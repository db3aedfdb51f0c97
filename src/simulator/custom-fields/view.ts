import type { CustomFieldRow } from './table.ts';

export function viewCustomField(row: CustomFieldRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    metadata: row.metadata,
    type: row.type,
    slug: row.slug,
    name: row.name,
    organization_id: row.organization_id,
    properties: row.properties,
  };
}
