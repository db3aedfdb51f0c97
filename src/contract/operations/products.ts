import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { page, sort } from '../list.ts';
import { product } from '../resources/product.ts';

export const productOperations = defineOperations({
  'products.list': {
    kind: 'query',
    summary: 'List products; a customer sees the public ones.',
    risk: 'none',
    allow: { customer: 'own', agent: 'products:read', service: 'products:read' },
    subject: 'none',
    list: true,
    customerMay: ['recurring', 'limit', 'cursor', 'sort'],
    input: once(() =>
      z.strictObject({
        query: z.optional(z.string().check(z.maxLength(200))),
        recurring: z.optional(z.boolean()),
        archived: z.optional(z.boolean()),
        sort: sort('created_at', 'name', 'price_amount'),
        ...page,
      }),
    ),
    output: once(() => z.array(product())),
  },
});
