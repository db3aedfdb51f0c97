import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { page, sort } from '../list.ts';
import { minor } from '../money.ts';
import { auditRow, ticket } from '../resources/audit.ts';
import { benefitGrant } from '../resources/benefit-grant.ts';
import { address, customer } from '../resources/customer.ts';
import { customerMeter } from '../resources/customer-meter.ts';
import { dispute } from '../resources/dispute.ts';
import { licenseKey } from '../resources/license-key.ts';
import { order } from '../resources/order.ts';
import { paymentMethod } from '../resources/payment-method.ts';
import { openRefund } from '../resources/refund.ts';
import { subscription } from '../resources/subscription.ts';
import { slice } from '../slice.ts';

/** Who is looking, so that screens show only what this caller may do. Limits: minor units per currency. */
const viewer = once(() =>
  z.object({
    kind: z.enum(['customer', 'agent', 'service']),
    id: z.string(),
    name: z.optional(z.string()),
    permissions: z.array(z.string()),
    limits: z.optional(z.record(z.string(), minor())),
    ticket: z.optional(z.object({ ...ticket().shape, proof: z.enum(['token', 'helpdesk', 'claimed']) })),
    member: z.optional(z.object({ id: z.string(), role: z.string() })),
    /** What the organization lets its customers do; absent for agents. */
    portal: z.optional(
      z.object({
        changePlan: z.boolean(),
        changeSeats: z.boolean(),
        pause: z.boolean(),
        showUsage: z.boolean(),
        /** Absent from servers that do not know it yet. */
        changeEmail: z.optional(z.boolean()),
      }),
    ),
    sandbox: z.optional(z.boolean()),
  }),
);

/** The newest items of a list and how many there are in all. */
const firstPage = <S extends z.ZodMiniType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), nextCursor: z.optional(z.string()) });

const overview = once(() =>
  z.object({
    viewer: viewer(),
    customer: slice(z.nullable(customer())),
    subscriptions: slice(firstPage(subscription())),
    orders: slice(firstPage(order())),
    grants: slice(firstPage(benefitGrant())),
    /** The first few; absent from servers that do not know keys yet. */
    license_keys: z.optional(slice(firstPage(licenseKey()))),
    /** Absent from servers that do not send them yet. */
    payment_methods: z.optional(slice(firstPage(paymentMethod()))),
    /** For the customer alone, where the organization shows them. */
    meters: z.optional(slice(firstPage(customerMeter()))),
    trail: slice(firstPage(auditRow())),
    /** For the team only: refunds that are not settled, and what the customer disputes at the bank. */
    refunds: z.optional(slice(firstPage(openRefund()))),
    disputes: z.optional(slice(firstPage(dispute()))),
  }),
);

const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

export const customerOperations = defineOperations({
  'customer.overview': {
    kind: 'query',
    summary: 'Read one screen of a customer: profile, subscriptions, newest orders, grants and this ticket’s trail.',
    risk: 'none',
    allow: { customer: 'own', agent: 'customers:read', service: 'customers:read' },
    subject: 'customer',
    input: once(() => z.strictObject({})),
    output: overview,
  },
  'customer.search': {
    kind: 'query',
    summary: 'Find customers by e-mail, external id or part of a name.',
    risk: 'none',
    allow: { agent: 'customers:read', service: 'customers:read' },
    subject: 'none',
    across: true,
    list: true,
    input: once(() =>
      z.strictObject({
        query: z.optional(text(200)),
        email: z.optional(text(320)),
        external_id: z.optional(text(200)),
        sort: sort('created_at', 'email', 'name'),
        ...page,
      }),
    ),
    output: once(() => z.array(customer())),
  },
  'customer.get': {
    kind: 'query',
    summary: 'Read a customer’s profile.',
    risk: 'none',
    allow: { customer: 'own', agent: 'customers:read', service: 'customers:read' },
    subject: 'customer',
    input: once(() => z.strictObject({})),
    output: customer,
  },
  'customer.update': {
    kind: 'mutation',
    summary: 'Change a customer’s name, e-mail or billing details.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'customers:write', service: 'customers:write' },
    subject: 'customer',
    customerMay: ['billing_name', 'billing_address', 'tax_id'],
    input: once(() =>
      z.strictObject({
        name: z.optional(z.nullable(text(256))),
        email: z.optional(z.email()),
        external_id: z.optional(text(200)),
        billing_name: z.optional(z.nullable(text(256))),
        billing_address: z.optional(z.object({ ...address().shape })),
        tax_id: z.optional(z.nullable(text(64))),
      }),
    ),
    output: customer,
    stales: ['customer.overview', 'customer.get', 'customer.search', 'audit.list'],
  },
  'customer.changeEmail': {
    kind: 'mutation',
    summary:
      'Ask for another e-mail of one’s own: Polar mails a link to it, and nothing changes before that is opened.',
    risk: 'none',
    allow: { customer: 'own' },
    subject: 'customer',
    input: once(() => z.strictObject({ email: z.email() })),
    output: once(() => z.object({ sent_to: z.string() })),
    stales: ['audit.list'],
  },
});
