import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { chosenInstant, id } from '../ids.ts';
import { page } from '../list.ts';
import { auditRow, ticket } from '../resources/audit.ts';

export const auditOperations = defineOperations({
  'audit.list': {
    kind: 'query',
    summary: 'List who did what, for which ticket; a customer sees its own lines in plain form.',
    risk: 'none',
    allow: { customer: 'own', agent: 'audit:read', service: 'audit:read' },
    subject: 'optional',
    list: true,
    customerMay: ['limit', 'cursor'],
    input: once(() =>
      z.strictObject({
        ticket: z.optional(z.pick(ticket(), { system: true, id: true })),
        order_id: z.optional(id()),
        actor_id: z.optional(z.string().check(z.maxLength(200))),
        operation: z.optional(z.string().check(z.maxLength(100))),
        since: z.optional(chosenInstant()),
        until: z.optional(chosenInstant()),
        ...page,
      }),
    ),
    output: once(() => z.array(auditRow())),
  },
});
