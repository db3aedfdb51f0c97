import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';

/**
 * A payer who asked the bank for the money back. `amount` is net of tax; the bank takes `amount + tax_amount`. Minor
 * units. `early_warning`: the bank has not acted yet. `prevented`: paid back at once, and no dispute came of it.
 */
export const dispute = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    status: openEnum(['early_warning', 'needs_response', 'under_review', 'won', 'lost', 'prevented']),
    amount: minor(),
    tax_amount: minor(),
    currency: currency(),
    /** The card scheme's word for it. */
    reason: z.optional(z.nullable(z.string())),
    evidence_due_by: z.optional(z.nullable(instant())),
    /** The time for evidence is over. */
    past_due: z.boolean(),
    order_id: id(),
    case_id: z.optional(z.nullable(z.string())),
  }),
);
