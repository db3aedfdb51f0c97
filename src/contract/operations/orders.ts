import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { GRANTED } from '../granted.ts';
import { id, instant } from '../ids.ts';
import { page, sort } from '../list.ts';
import { currency, minor } from '../money.ts';
import { address } from '../resources/customer.ts';
import { ORDER_STATUSES, order } from '../resources/order.ts';
import { invoiceState, receiptState, retryState } from '../resources/order-documents.ts';

const ORDER_CHANGED = ['orders.list', 'orders.get', 'customer.overview', 'audit.list'] as const;

const orderId = once(() => z.strictObject({ order_id: id() }));

export const orderOperations = defineOperations({
  'orders.list': {
    kind: 'query',
    summary: 'List a customer’s orders, newest first.',
    risk: 'none',
    allow: { customer: 'own', agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    list: true,
    // The portal lists neither by state nor by time.
    customerMay: ['product_id', 'subscription_id', 'sort', 'limit', 'cursor'],
    input: once(() =>
      z.strictObject({
        status: z.optional(z.array(z.enum(ORDER_STATUSES)).check(z.minLength(1), z.maxLength(6))),
        product_id: z.optional(id()),
        subscription_id: z.optional(id()),
        created_after: z.optional(instant()),
        created_before: z.optional(instant()),
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
    input: orderId,
    output: order,
  },
  'orders.update': {
    kind: 'mutation',
    summary: 'Correct the name or address an order is billed to; country and state stay once they are known.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'orders:write', service: 'orders:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        order_id: id(),
        billing_name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(256))),
        billing_address: z.optional(z.object({ ...address().shape })),
      }),
    ),
    output: order,
    stales: ORDER_CHANGED,
  },
  'orders.invoice': {
    kind: 'mutation',
    summary: 'Have an order’s invoice made if there is none, and say where it stands.',
    risk: 'none',
    allow: { customer: 'own', agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        order_id: id(),
        /** Ask only, while one is being made: nothing is sent and no line is kept in the trail. */
        look: z.optional(z.boolean()),
        /** Make it anew, after its billing details were corrected. */
        renew: z.optional(z.boolean()),
      }),
    ),
    output: invoiceState,
    stales: ['orders.get', 'audit.list'],
  },
  'orders.receipt': {
    kind: 'query',
    summary: 'Get a link to an order’s receipt.',
    risk: 'none',
    allow: { customer: 'own', agent: 'orders:read', service: 'orders:read' },
    subject: 'customer',
    input: orderId,
    output: receiptState,
  },
  'orders.payLink': {
    kind: 'mutation',
    summary:
      'Make a link to Polar’s portal where the customer can pay an open order; it is a secret and lasts an hour.',
    risk: 'none',
    allow: { agent: 'customers:write', service: 'customers:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        order_id: id(),
        member_id: z.optional(z.string().check(z.maxLength(200))),
        return_url: z.optional(z.url()),
      }),
    ),
    output: once(() => z.object({ url: z.url(), expires_at: instant(), due_amount: minor(), currency: currency() })),
  },
  'orders.retry': {
    kind: 'mutation',
    summary: 'Pay an open order of one’s own with a saved card, on an explicit press.',
    risk: 'money',
    allow: { customer: 'own' },
    subject: 'customer',
    key: 'required',
    input: once(() =>
      z.strictObject({
        order_id: id(),
        payment_method_id: id(),
        /** The amount the button showed, minor units; another one now is refused as `changed_elsewhere`. */
        expected_due: z.optional(minor()),
      }),
    ),
    output: retryState,
    stales: [...ORDER_CHANGED, 'subscriptions.list', 'subscriptions.get', ...GRANTED],
  },
});
