import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { instant } from '../ids.ts';

const status = once(() =>
  z.object({
    /**
     * Our endpoint at Polar. `disabled`: Polar gave it up after failures and keeps no events for it. `missing`: Polar
     * has none with one of our secrets. `unset`: this connection has no secret. `unknown`: Polar did not let us look.
     */
    endpoint: z.enum(['enabled', 'disabled', 'missing', 'unset', 'unknown']),
    /** When the last webhook came. */
    received_at: z.nullable(instant()),
    /** When what webhooks may have missed was last looked for. */
    caught_up_at: z.nullable(instant()),
    /** Kept and not applied yet. */
    waiting: z.int(),
    /** Kept although their type is not known to this version. */
    unknown: z.int(),
    /** Lists of Polar's that the access token may not read, so that changes in them are seen late or not at all. */
    unread: z.array(z.string()),
    /** Whether who asks may turn it on again. */
    may_change: z.boolean(),
  }),
);

export const webhookOperations = defineOperations({
  'webhooks.status': {
    kind: 'query',
    summary: 'Say whether Polar’s webhooks arrive, and how far what they missed has been caught up with.',
    risk: 'none',
    allow: { agent: 'connections:read', service: 'connections:read' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({})),
    output: status,
  },
  'webhooks.repair': {
    kind: 'mutation',
    summary: 'Turn our webhook endpoint at Polar on again and read everything anew.',
    risk: 'reversible',
    allow: { agent: 'connections:write', service: 'connections:write' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({})),
    output: status,
    stales: ['webhooks.status', 'audit.list'],
  },
});
