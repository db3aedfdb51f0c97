import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

/** A saved way to pay. Of a card only what is printed on a receipt is known. */
export const paymentMethod = once(() =>
  z.object({
    id: id(),
    created_at: instant(),
    type: openEnum(['card']),
    brand: z.nullable(z.string()),
    last4: z.nullable(z.string()),
    exp_month: z.nullable(z.int()),
    exp_year: z.nullable(z.int()),
    wallet: z.nullable(z.string()),
    /** Renewals are charged to it, unless a subscription has a card of its own. */
    is_default: z.boolean(),
  }),
);
