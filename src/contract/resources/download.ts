import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';

/** A file that a benefit gives. Its link needs no session and ends; whoever has it has the file until then. */
export const download = once(() =>
  z.object({
    id: id(),
    benefit_id: id(),
    file: z.object({
      id: id(),
      name: z.string(),
      /** Bytes. */
      size: z.int(),
      mime_type: z.string(),
      version: z.optional(z.nullable(z.string())),
      checksum_sha256_hex: z.optional(z.nullable(z.string())),
      download: z.object({ url: z.url(), expires_at: instant() }),
    }),
  }),
);
