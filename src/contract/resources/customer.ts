import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

/** Metadata as Polar keeps it: flat, strings, numbers and booleans. */
export const metadata = once(() => z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])));

export const address = once(() =>
  z.looseObject({
    line1: z.optional(z.nullable(z.string())),
    line2: z.optional(z.nullable(z.string())),
    postal_code: z.optional(z.nullable(z.string())),
    city: z.optional(z.nullable(z.string())),
    state: z.optional(z.nullable(z.string())),
    country: z.string(),
  }),
);

/** A Polar customer. Merchant-only fields are absent when a customer reads itself. */
export const customer = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    external_id: z.optional(z.nullable(z.string())),
    email: z.nullable(z.string()),
    email_verified: z.optional(z.boolean()),
    type: z.optional(openEnum(['individual', 'team'])),
    name: z.nullable(z.string()),
    billing_name: z.optional(z.nullable(z.string())),
    billing_address: z.optional(z.nullable(address())),
    tax_id: z.optional(z.nullable(z.unknown())),
    locale: z.optional(z.nullable(z.string())),
    metadata: z.optional(metadata()),
    default_payment_method_id: z.optional(z.nullable(id())),
    deleted_at: z.optional(z.nullable(instant())),
    avatar_url: z.optional(z.nullable(z.string())),
  }),
);
