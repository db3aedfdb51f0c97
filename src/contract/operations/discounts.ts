import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page, sort } from '../list.ts';
import { discount } from '../resources/discount.ts';

export const discountOperations = defineOperations({
  'discounts.list': {
    kind: 'query',
    summary: 'List or search discounts.',
    risk: 'none',
    allow: { agent: 'discounts:read', service: 'discounts:read' },
    subject: 'none',
    list: true,
    input: once(() =>
      z.strictObject({
        query: z.optional(z.string().check(z.maxLength(200))),
        sort: sort('created_at', 'name', 'code', 'redemptions_count', 'ends_at'),
        ...page,
      }),
    ),
    output: once(() => z.array(discount())),
  },
  'discounts.get': {
    kind: 'query',
    summary: 'Read one discount.',
    risk: 'none',
    allow: { agent: 'discounts:read', service: 'discounts:read' },
    subject: 'none',
    input: once(() => z.strictObject({ discount_id: id() })),
    output: discount,
  },
});
