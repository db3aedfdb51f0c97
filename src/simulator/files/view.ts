import type { FileRow } from './table.ts';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

export function viewFile(row: FileRow) {
  return {
    id: row.id,
    organization_id: row.organization_id,
    name: row.name,
    path: row.path,
    mime_type: row.mime_type,
    size: row.size,
    storage_version: row.storage_version,
    checksum_etag: row.checksum_etag,
    checksum_sha256_base64: row.checksum_sha256_base64,
    checksum_sha256_hex: row.checksum_sha256_hex,
    last_modified_at: row.last_modified_at,
    version: row.version,
    service: row.service,
    is_uploaded: row.is_uploaded,
    created_at: row.created_at,
    flagged_malicious_at: null,
    size_readable: readable(row.size),
  };
}

function readable(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(1)} ${UNITS[unit]}`;
}
