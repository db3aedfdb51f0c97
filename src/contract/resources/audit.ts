import * as z from 'zod/mini';
import { once } from '../define.ts';
import { instant } from '../ids.ts';
import { currency, minor } from '../money.ts';

/** The ticket something was done for. `proof`: by the caller's token, by the helpdesk, or only claimed by the page. */
export const ticket = once(() =>
  z.object({
    system: z.string().check(z.maxLength(40)),
    id: z.string().check(z.maxLength(200)),
    url: z.optional(z.url()),
  }),
);

/** One line of the trail. Written before the call and completed after it; rows are never changed or removed. */
export const auditRow = once(() =>
  z.looseObject({
    id: z.string(),
    at: instant(),
    actor: z.object({
      kind: z.string(),
      id: z.string(),
      name: z.optional(z.string()),
      /** The token of the model that asked for it. */
      via: z.optional(z.object({ token: z.string(), name: z.string() })),
    }),
    operation: z.string(),
    outcome: z.enum([
      'requested',
      'succeeded',
      'pending',
      'unknown',
      'needs_review',
      'pending_approval',
      'failed',
      'denied',
    ]),
    code: z.optional(z.string()),
    customer_id: z.nullable(z.string()),
    target: z.optional(z.object({ type: z.string(), id: z.string(), label: z.optional(z.string()) })),
    amount: z.optional(minor()),
    tax_amount: z.optional(minor()),
    currency: z.optional(currency()),
    reason: z.optional(z.string()),
    comment: z.optional(z.string()),
    before: z.optional(z.record(z.string(), z.unknown())),
    after: z.optional(z.record(z.string(), z.unknown())),
    ticket: z.optional(
      z.object({
        system: z.string(),
        id: z.string(),
        url: z.optional(z.string()),
        proof: z.enum(['token', 'helpdesk', 'claimed']),
      }),
    ),
    request_id: z.string(),
    count: z.optional(z.int()),
  }),
);
