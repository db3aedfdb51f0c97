import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { usageSummary } from '../resources/meter-usage.ts';
import { usageEvent } from '../resources/usage-event.ts';

/** Polar's own endpoint names no bound; with this many a batch stays well below what it reads. */
export const MOST_EVENTS = 1_000;

export const usageOperations = defineOperations({
  'usage.summary': {
    kind: 'query',
    summary:
      'Say what a customer uses of each meter: what is included, over, what it costs, and how new the figures are.',
    risk: 'none',
    allow: { customer: 'own', agent: 'usage:read', service: 'usage:read' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        meter_id: z.optional(id()),
        /** Tells the units of each interval too; only with `meter_id`. */
        history: z.optional(z.enum(['hour', 'day', 'week', 'month'])),
      }),
    ),
    output: usageSummary,
  },
  'usage.track': {
    kind: 'mutation',
    summary: 'Take usage events and bring them to Polar. Needs an Idempotency-Key unless each has an external id.',
    risk: 'irreversible',
    allow: { service: 'usage:write' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({ events: z.array(usageEvent()).check(z.maxLength(MOST_EVENTS)) })),
    output: once(() =>
      z.object({
        /** Kept, and on their way. */
        inserted: z.int(),
        /** Known by their external id: on their way already, or named twice. Polar drops what it knows itself. */
        duplicates: z.int(),
      }),
    ),
  },
});
