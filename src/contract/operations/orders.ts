import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id } from '../ids.ts';
import { page, sort } from '../list.ts';
import { order } from '../resources/order.ts';

export const orderOperations = {
  'orders.list': {
    kind: 'query',
    summary: 'List a customer’s orders, newest first.',
    risk: 'none',
    allow: { customer: 'own', agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    list: true,
    input: once(() =>
      z.strictObject({
        product_id: z.optional(id()),
        subscription_id: z.optional(id()),
        sort: sort('created_at', 'amount', 'net_amount', 'product'),
        ...page,
      }),
    ),
    output: once(() => z.array(order())),
  },
  'orders.get': {
    kind: 'query',
    summary: 'Read one order.',
    risk: 'none',
    allow: { customer: 'own', agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    input: once(() => z.strictObject({ order_id: id() })),
    output: order,
  },
} as const;
