import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { GRANTED } from '../granted.ts';
import { chosenInstant, id } from '../ids.ts';
import { page, sort } from '../list.ts';
import {
  amounts,
  CANCELLATION_REASONS,
  PRORATIONS,
  SUBSCRIPTION_STATUSES,
  subscription,
} from '../resources/subscription.ts';

const CHANGED = [
  'customer.overview',
  'subscriptions.list',
  'subscriptions.get',
  'subscriptions.preview',
  'audit.list',
] as const;
const CHARGED = [...CHANGED, 'orders.list', ...GRANTED] as const;

const subscriptionId = once(() => z.strictObject({ subscription_id: id() }));
const quantity = () => z.int().check(z.minimum(1), z.maximum(100_000));
const prorations = () => z.enum(PRORATIONS);

/** The fields of a change that a preview can show figures for. */
const change = () => ({
  product_id: z.optional(id()),
  seats: z.optional(quantity()),
  units: z.optional(quantity()),
  proration_behavior: z.optional(prorations()),
});

export const subscriptionOperations = defineOperations({
  'subscriptions.list': {
    kind: 'query',
    summary: 'List a customer’s subscriptions.',
    risk: 'none',
    allow: { customer: 'own', agent: 'subscriptions:read', service: 'subscriptions:read' },
    subject: 'customer',
    list: true,
    customerMay: ['active', 'product_id', 'sort', 'limit', 'cursor'],
    input: once(() =>
      z.strictObject({
        active: z.optional(z.boolean()),
        status: z.optional(z.array(z.enum(SUBSCRIPTION_STATUSES)).check(z.maxLength(8))),
        product_id: z.optional(id()),
        sort: sort('started_at', 'status', 'amount', 'product'),
        ...page,
      }),
    ),
    output: once(() => z.array(subscription())),
  },
  'subscriptions.get': {
    kind: 'query',
    summary: 'Read one subscription.',
    risk: 'none',
    allow: { customer: 'own', agent: 'subscriptions:read', service: 'subscriptions:read' },
    subject: 'customer',
    input: subscriptionId,
    output: subscription,
  },
  'subscriptions.preview': {
    kind: 'query',
    summary: 'Show what a change, the next charge or a cancellation would cost, without doing it.',
    risk: 'none',
    allow: { customer: 'own', agent: 'subscriptions:read', service: 'subscriptions:read' },
    subject: 'customer',
    customerMay: ['subscription_id', 'of', 'product_id', 'seats'],
    input: once(() =>
      z.discriminatedUnion('of', [
        z.strictObject({ subscription_id: id(), of: z.literal('change'), ...change() }),
        z.strictObject({ subscription_id: id(), of: z.literal('charge') }),
        z.strictObject({ subscription_id: id(), of: z.literal('cancel') }),
      ]),
    ),
    /**
     * `amounts` is null where Polar has no figures (a past due or ended plan, or a server without previews).
     * `proration_behavior` says when money would move: Polar's figures are the same for `invoice` and `prorate`.
     */
    output: once(() =>
      z.discriminatedUnion('of', [
        z.object({
          of: z.literal('change'),
          amounts: z.nullable(amounts()),
          proration_behavior: z.nullable(prorations()),
          applies_at: z.nullable(z.string()),
        }),
        z.object({ of: z.literal('charge'), amounts: z.nullable(amounts()) }),
        z.object({
          of: z.literal('cancel'),
          stops_collection: z.nullable(z.boolean()),
          outstanding_amount: z.nullable(z.int()),
        }),
      ]),
    ),
  },
  'subscriptions.change': {
    kind: 'mutation',
    summary: 'Change a subscription’s product, seats, units, billing date, trial or discount.',
    risk: 'money',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    customerMay: ['subscription_id', 'product_id', 'seats', 'expected_due'],
    input: once(() =>
      z.strictObject({
        subscription_id: id(),
        ...change(),
        current_billing_period_end: z.optional(chosenInstant()),
        trial_end: z.optional(z.union([z.literal('now'), chosenInstant()])),
        discount_id: z.optional(z.nullable(id())),
        /** What the preview said is due, minor units; another figure now is refused as `changed_elsewhere`. */
        expected_due: z.optional(z.int()),
      }),
    ),
    output: subscription,
    stales: CHARGED,
  },
  'subscriptions.cancel': {
    kind: 'mutation',
    summary: 'End a subscription with its current period; access lasts until then.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        subscription_id: id(),
        reason: z.optional(z.enum(CANCELLATION_REASONS)),
        /** Polar shows this comment to the customer: it is no place for internal notes. */
        comment: z.optional(z.string().check(z.maxLength(2000))),
      }),
    ),
    output: subscription,
    stales: CHANGED,
  },
  'subscriptions.uncancel': {
    kind: 'mutation',
    summary: 'Take back a scheduled cancellation.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: subscriptionId,
    output: subscription,
    stales: CHANGED,
  },
  'subscriptions.pause': {
    kind: 'mutation',
    summary: 'Pause a subscription at the end of its period, until a date or until resumed.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: once(() => z.strictObject({ subscription_id: id(), resumes_at: z.optional(chosenInstant()) })),
    output: subscription,
    stales: CHANGED,
  },
  'subscriptions.resume': {
    kind: 'mutation',
    summary: 'Resume a paused subscription, which charges at once, or take back a scheduled pause.',
    risk: 'money',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: subscriptionId,
    output: subscription,
    stales: CHARGED,
  },
  'subscriptions.revoke': {
    kind: 'mutation',
    summary: 'End a subscription at once; access stops and it cannot be taken back.',
    risk: 'irreversible',
    allow: { agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        subscription_id: id(),
        reason: z.optional(z.enum(CANCELLATION_REASONS)),
        comment: z.optional(z.string().check(z.maxLength(2000))),
      }),
    ),
    output: subscription,
    stales: CHARGED,
  },
  'subscriptions.createFree': {
    kind: 'mutation',
    summary: 'Start a free subscription for a customer; refused where any price of the product is not 0.',
    risk: 'irreversible',
    allow: { agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    key: 'required',
    input: once(() => z.strictObject({ product_id: id() })),
    output: subscription,
    stales: CHARGED,
  },
  'subscriptions.clearPending': {
    kind: 'mutation',
    summary: 'Drop a change that waits for the next period.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: subscriptionId,
    output: subscription,
    stales: CHANGED,
  },
});
