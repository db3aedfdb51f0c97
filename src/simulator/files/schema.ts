import { literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { uuid } from '../validation/polar-types.ts';
import { int, text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';
import { tagged } from '../validation/unions.ts';

const IMAGE_TYPES = /^image\/(jpeg|png|gif|webp|svg\+xml)$/;
const checksum = withDefault(nullable(text()), null);

const part = object('S3FileCreatePart', {
  number: int(),
  chunk_start: int(),
  chunk_end: int(),
  checksum_sha256_base64: checksum,
});
const shared = {
  organization_id: optional(nullable(uuid())),
  name: text(),
  checksum_sha256_base64: checksum,
  upload: object('S3FileCreateMultipart', { parts: list(part) }),
  version: withDefault(nullable(text()), null),
};
const image = text({ pattern: IMAGE_TYPES });

export const fileCreate = tagged('service', {
  downloadable: object('DownloadableFileCreate', {
    ...shared,
    service: literal(['downloadable']),
    mime_type: text(),
    size: int(),
  }),
  product_media: object('ProductMediaFileCreate', {
    ...shared,
    service: literal(['product_media']),
    mime_type: image,
    size: int({ le: 10 * 1024 * 1024 }),
  }),
  organization_avatar: object('OrganizationAvatarFileCreate', {
    ...shared,
    service: literal(['organization_avatar']),
    mime_type: image,
    size: int({ le: 1024 * 1024 }),
  }),
});

export const fileUploaded = object('FileUploadCompleted', {
  id: text(),
  path: text(),
  parts: list(
    object('S3FileUploadCompletedPart', { number: int(), checksum_etag: text(), checksum_sha256_base64: checksum }),
  ),
});

export const filePatch = object('FilePatch', { name: optional(nullable(text())), version: optional(nullable(text())) });
