import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';

/**
 * Whether a customer may use something, summed up over all grants of it. `key` is a benefit's id, or the `floe_key` of
 * its metadata. One grant is enough for `granted`; `pending`: it is on its way, or stuck; `used_up`: it was granted as a
 * credit, of which nothing is left.
 */
const entitlement = once(() =>
  z.object({
    key: z.string(),
    state: z.enum(['granted', 'pending', 'used_up', 'revoked']),
    /** The benefits behind it; several may share a `floe_key`. */
    benefits: z.array(id()),
    /** What kind of benefit it is. */
    type: z.string(),
    /** What a granted flag stands for, from the benefit's metadata `floe_value`. */
    value: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  }),
);

/** What a customer may use, as it stood at an instant. What is not named is not granted. */
export const entitlements = once(() =>
  z.object({
    entitlements: z.array(entitlement()),
    /** When it was read from Polar. */
    as_of: instant(),
    /** Polar could not be asked: it is what was known last, less what is known to be taken back. */
    is_stale: z.boolean(),
    /** Seconds for which a page that cannot ask again may go by it. */
    good_for: z.int(),
  }),
);
