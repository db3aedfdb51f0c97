import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { GRANTED } from '../granted.ts';
import { id } from '../ids.ts';
import { page } from '../list.ts';
import { currency, minor, positiveMinor } from '../money.ts';
import { OPEN_REFUND_STATES, openRefund, REFUND_REASONS, refund, refundOutcome } from '../resources/refund.ts';

/** Queries that a change of a refund makes stale. */
export const REFUNDED = [
  'customer.overview',
  'refunds.waiting',
  'orders.list',
  'orders.get',
  'refunds.list',
  'refunds.preview',
  ...GRANTED,
  'audit.list',
] as const;

const operationId = () => z.string().check(z.maxLength(100));

export const refundOperations = defineOperations({
  'refunds.preview': {
    kind: 'query',
    summary: 'Show what is left to refund of an order, the tax that goes with it, and what stands in the way.',
    risk: 'none',
    allow: { agent: 'refunds:read', service: 'refunds:read' },
    subject: 'customer',
    input: once(() => z.strictObject({ order_id: id(), amount: z.optional(positiveMinor()) })),
    /**
     * Net figures in minor units, computed from the order and every refund in Polar's list that is not failed or
     * canceled: Polar's own figure ignores pending refunds. `tax_exact` is false where the tax is an estimate.
     */
    output: once(() =>
      z.object({
        order_id: id(),
        currency: currency(),
        refundable_amount: minor(),
        refundable_tax_amount: minor(),
        amount: minor(),
        tax_amount: minor(),
        total_amount: minor(),
        tax_exact: z.boolean(),
        refunds: z.array(refund()),
        open: z.optional(openRefund()),
        can_revoke_benefits: z.boolean(),
        limit: z.optional(minor()),
        needs_approval: z.boolean(),
        /** Somebody is set to approve what is above the limit; without, it is refused. */
        has_approver: z.optional(z.boolean()),
        blocked: z.optional(z.enum(['not_paid', 'nothing_left', 'open_refund', 'ticket_required', 'disputed'])),
      }),
    ),
  },
  'refunds.create': {
    kind: 'mutation',
    summary: 'Refund part or all of an order, net of tax; the tax share is added.',
    risk: 'money',
    allow: { agent: 'refunds:write', service: 'refunds:write' },
    subject: 'customer',
    key: 'required',
    input: once(() =>
      z.strictObject({
        order_id: id(),
        amount: positiveMinor(),
        reason: z.enum(REFUND_REASONS),
        /** The refundable figure the screen showed; another one now is refused as `changed_elsewhere`. */
        expected_refundable: minor(),
        /** For the team only; Polar does not show it to the customer. */
        comment: z.optional(z.string().check(z.maxLength(2000))),
        /** Takes back what a one-time order granted, at once and for good, even if the refund fails later. */
        revoke_benefits: z.optional(z.boolean()),
      }),
    ),
    output: refundOutcome,
    stales: REFUNDED,
  },
  'refunds.list': {
    kind: 'query',
    summary: 'List a customer’s refunds, with those Floe began and Polar does not show yet.',
    risk: 'none',
    allow: { agent: 'refunds:read', service: 'refunds:read' },
    subject: 'customer',
    list: true,
    input: once(() => z.strictObject({ order_id: z.optional(id()), ...page })),
    output: once(() =>
      z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('refund'), refund: refund(), operation_id: z.optional(z.string()) }),
          z.object({ kind: z.literal('open'), operation: openRefund() }),
        ]),
      ),
    ),
  },
  'refunds.waiting': {
    kind: 'query',
    summary: 'List refunds that Floe began and that are not settled: a customer’s, or all that wait for somebody.',
    risk: 'none',
    allow: { agent: 'refunds:read', service: 'refunds:read' },
    subject: 'optional',
    list: true,
    input: once(() => z.strictObject({ state: z.optional(z.array(z.enum(OPEN_REFUND_STATES))), ...page })),
    output: once(() => z.array(openRefund())),
  },
  'refunds.approve': {
    kind: 'mutation',
    summary: 'Let a refund pass that is above the limit of the one who asked; it is sent at once, and only once.',
    risk: 'money',
    allow: { agent: 'refunds:write', service: 'refunds:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        operation_id: operationId(),
        /** The refundable figure the screen showed; another one now is refused as `changed_elsewhere`. */
        expected_refundable: minor(),
      }),
    ),
    output: refundOutcome,
    stales: REFUNDED,
  },
  'refunds.decline': {
    kind: 'mutation',
    summary: 'Turn down, or take back, a refund that waits for approval; nothing is sent.',
    risk: 'irreversible',
    allow: { agent: 'refunds:write', service: 'refunds:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        operation_id: operationId(),
        comment: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
      }),
    ),
    output: refundOutcome,
    stales: REFUNDED,
  },
  'refunds.resolve': {
    kind: 'mutation',
    summary: 'Say, after looking at Polar, whether a refund whose outcome was lost did happen.',
    risk: 'irreversible',
    allow: { agent: 'refunds:write', service: 'refunds:write' },
    subject: 'customer',
    input: once(() =>
      z.strictObject({
        operation_id: operationId(),
        outcome: z.enum(['happened', 'did_not_happen']),
        comment: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
      }),
    ),
    output: refundOutcome,
    stales: REFUNDED,
  },
});
