import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { page } from '../list.ts';
import { paymentMethod } from '../resources/payment-method.ts';

export const paymentMethodOperations = defineOperations({
  'paymentMethods.list': {
    kind: 'query',
    summary: 'List a customer’s saved cards, as far as a receipt shows them.',
    risk: 'none',
    allow: { customer: 'own', agent: 'customers:read', service: 'customers:read' },
    subject: 'customer',
    list: true,
    input: once(() => z.strictObject({ ...page })),
    output: once(() => z.array(paymentMethod())),
  },
});
