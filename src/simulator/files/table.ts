import { defineTable, type Row } from '../state/table.ts';

export interface FileRow extends Row {
  readonly name: string;
  readonly path: string;
  readonly mime_type: string;
  readonly size: number;
  readonly service: 'downloadable' | 'product_media' | 'organization_avatar';
  readonly version: string | null;
  readonly checksum_etag: string | null;
  readonly checksum_sha256_base64: string | null;
  readonly checksum_sha256_hex: string | null;
  readonly storage_version: string | null;
  readonly last_modified_at: string | null;
  readonly is_uploaded: boolean;
}

export const files = defineTable<FileRow>('files');
