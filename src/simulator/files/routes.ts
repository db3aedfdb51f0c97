// Files as Polar keeps track of them. The bytes go to a store that the simulator has none of: it hands out addresses
// and believes the caller that the parts arrived.

import { paginate } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, paging } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { iso, printDate } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';
import type { Infer } from '../validation/schema.ts';
import { fileCreate, filePatch, fileUploaded } from './schema.ts';
import { type FileRow, files } from './table.ts';
import { viewFile } from './view.ts';

const scopes = ['files:read', 'files:write'];
const writeScopes = ['files:write'];
const HOUR = 3_600_000;

function ownFile(world: World, organization: OrganizationRow, id: string): FileRow {
  const row = world.of(files).get(id);
  if (!row || row.organization_id !== organization.id) throw notFound();
  return row;
}

function createFile(world: World, organization: OrganizationRow, body: Infer<typeof fileCreate>): FileRow {
  const id = world.ids.uuid();
  return world.of(files).insert({
    id,
    organization_id: organization.id,
    name: body.name,
    path: `${body.service}/${organization.id}/${id}/${body.name}`,
    mime_type: body.mime_type,
    size: body.size,
    service: body.service,
    version: body.version,
    checksum_etag: null,
    checksum_sha256_base64: body.checksum_sha256_base64,
    checksum_sha256_hex: hexOf(body.checksum_sha256_base64),
    storage_version: null,
    last_modified_at: null,
    is_uploaded: false,
  });
}

function hexOf(base64: string | null): string | null {
  if (base64 === null) return null;
  try {
    return [...atob(base64)].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}

function viewUpload(world: World, row: FileRow, body: Infer<typeof fileCreate>) {
  const id = world.ids.letters(58);
  const expires_at = iso(world.time.now() + HOUR);
  const parts = body.upload.parts.map((part) => ({
    ...part,
    url: `${world.url}/storage/${row.path}?uploadId=${id}&partNumber=${part.number}`,
    expires_at,
    headers: part.checksum_sha256_base64
      ? { 'x-amz-checksum-sha256': part.checksum_sha256_base64, 'x-amz-sdk-checksum-algorithm': 'SHA256' }
      : {},
  }));
  const { created_at: _, flagged_malicious_at: __, ...file } = viewFile(row);
  return { ...file, upload: { id, path: row.path, parts } };
}

export const fileRoutes: readonly Route[] = [
  merchant({
    operation: 'files:list',
    method: 'GET',
    path: '/v1/files/',
    scopes,
    query: { ...paging, organization_id: many(uuid()), ids: many(uuid()) },
    handle({ world, organization, query }) {
      const rows = world
        .of(files)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            row.is_uploaded &&
            (!query.ids || query.ids.includes(row.id)) &&
            (!query.organization_id || query.organization_id.includes(row.organization_id)),
        );
      return paginate(rows.toReversed(), query, viewFile);
    },
  }),
  merchant({
    operation: 'files:create',
    method: 'POST',
    path: '/v1/files/',
    scopes: writeScopes,
    status: 201,
    body: fileCreate,
    handle: ({ world, organization, body }) => viewUpload(world, createFile(world, organization, body), body),
  }),
  merchant({
    operation: 'files:uploaded',
    method: 'POST',
    path: '/v1/files/{id}/uploaded',
    scopes: writeScopes,
    body: fileUploaded,
    handle({ world, organization, params, body }) {
      const row = ownFile(world, organization, params.id);
      const stored = world.of(files).update(row.id, {
        is_uploaded: true,
        storage_version: world.ids.uuid(),
        checksum_etag: `"${world.ids.letters(32)}-${body.parts.length}"`,
        last_modified_at: printDate(Math.floor(world.time.now() / 1000) * 1000),
      });
      return viewFile(stored);
    },
  }),
  merchant({
    operation: 'files:update',
    method: 'PATCH',
    path: '/v1/files/{id}',
    scopes: writeScopes,
    body: filePatch,
    handle({ world, organization, params, body }) {
      const row = ownFile(world, organization, params.id);
      const patch: Partial<FileRow> = {
        ...(body.name == null ? {} : { name: body.name }),
        ...(body.version === undefined ? {} : { version: body.version }),
      };
      return viewFile(Object.keys(patch).length > 0 ? world.of(files).update(row.id, patch) : row);
    },
  }),
  merchant({
    operation: 'files:delete',
    method: 'DELETE',
    path: '/v1/files/{id}',
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) => world.of(files).delete(ownFile(world, organization, params.id).id),
  }),
];
