import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page } from '../list.ts';
import { payment } from '../resources/payment.ts';

export const paymentOperations = defineOperations({
  'payments.list': {
    kind: 'query',
    summary:
      'List the tries to pay a customer’s orders, or one of them, newest first, with the bank’s words where it said no.',
    risk: 'none',
    allow: { agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    list: true,
    input: once(() => z.strictObject({ order_id: z.optional(id()), ...page })),
    output: once(() => z.array(payment())),
  },
});
