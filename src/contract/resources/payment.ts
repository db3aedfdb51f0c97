import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';

/** One try to be paid. `amount` in minor units; of the card only what is printed on a receipt. */
export const payment = once(() =>
  z.object({
    id: id(),
    created_at: instant(),
    status: openEnum(['pending', 'succeeded', 'failed']),
    amount: minor(),
    currency: currency(),
    /** `card`, or what else it was paid with. */
    method: z.string(),
    brand: z.nullable(z.string()),
    last4: z.nullable(z.string()),
    /** The bank's code, such as `insufficient_funds`. */
    decline_reason: z.nullable(z.string()),
    /** The bank's words, in English. */
    decline_message: z.nullable(z.string()),
  }),
);
