import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';

/** A discount. Percentages are basis points (1000 = 10 %), fixed amounts minor units. */
export const discount = once(() =>
  z.looseObject({
    id: id(),
    name: z.string(),
    code: z.optional(z.nullable(z.string())),
    type: openEnum(['percentage', 'fixed']),
    duration: openEnum(['once', 'repeating', 'forever']),
    duration_in_months: z.optional(z.nullable(z.int())),
    basis_points: z.optional(z.nullable(z.int())),
    amount: z.optional(z.nullable(minor())),
    currency: z.optional(z.nullable(currency())),
    /** A fixed discount's amount in each of its currencies. */
    amounts: z.optional(z.nullable(z.record(z.string(), minor()))),
    starts_at: z.optional(z.nullable(instant())),
    ends_at: z.optional(z.nullable(instant())),
    max_redemptions: z.optional(z.nullable(z.int())),
    redemptions_count: z.optional(z.int()),
    /** What it applies to; none = everything. */
    products: z.optional(z.array(z.looseObject({ id: id() }))),
  }),
);
