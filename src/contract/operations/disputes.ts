import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page } from '../list.ts';
import { dispute } from '../resources/dispute.ts';

export const disputeOperations = defineOperations({
  'disputes.list': {
    kind: 'query',
    summary: 'List a customer’s disputes: all that are open, and of the ones that have ended the newest.',
    risk: 'none',
    allow: { agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    list: true,
    input: once(() => z.strictObject({ order_id: z.optional(id()), ...page })),
    output: once(() => z.array(dispute())),
  },
});
