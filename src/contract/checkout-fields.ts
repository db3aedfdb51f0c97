import * as z from 'zod/mini';
import { id } from './ids.ts';

/** An address on a page of the host; only those on the adapter's list of origins are taken. Polar keeps at most 2083 characters. */
const pageUrl = () => z.string().check(z.minLength(1), z.maxLength(2083));

/** Metadata as Polar takes it: up to 50 entries, flat, keys up to 40 characters, text up to 500. */
const limitedMetadata = () =>
  z
    .record(
      z.string().check(z.minLength(1), z.maxLength(40)),
      z.union([z.string().check(z.minLength(1), z.maxLength(500)), z.number(), z.boolean()]),
    )
    .check(z.refine((entries) => Object.keys(entries).length <= 50));

/** The first product is preselected. */
export const sold = () => z.array(id()).check(z.minLength(1), z.maxLength(50));

/** What a link and a checkout may both be told. */
export const checkoutFields = () => ({
  allow_discount_codes: z.optional(z.boolean()),
  require_billing_address: z.optional(z.boolean()),
  discount_id: z.optional(z.nullable(id())),
  /** Locks the number of seats; every product must be sold by seats. */
  seats: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(10_000)))),
  trial_interval: z.optional(z.nullable(z.enum(['day', 'week', 'month', 'year']))),
  trial_interval_count: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(1000)))),
  /** Polar puts the checkout's id in the place of `{CHECKOUT_ID}`; write the braces plainly. */
  success_url: z.optional(z.nullable(pageUrl())),
  return_url: z.optional(z.nullable(pageUrl())),
  metadata: z.optional(limitedMetadata()),
});
