import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';
import { metadata } from './customer.ts';

/** Reasons a person may give. Polar also writes `dispute_prevention` itself; it refuses that from a caller. */
export const REFUND_REASONS = [
  'customer_request',
  'duplicate',
  'fraudulent',
  'service_disruption',
  'satisfaction_guarantee',
  'other',
] as const;

/** A refund. `amount` is net of tax; the customer receives `amount + tax_amount`. Minor units. */
export const refund = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    status: openEnum(['pending', 'succeeded', 'failed', 'canceled']),
    reason: openEnum([...REFUND_REASONS, 'dispute_prevention']),
    amount: minor(),
    tax_amount: minor(),
    currency: currency(),
    order_id: id(),
    subscription_id: z.optional(z.nullable(id())),
    customer_id: id(),
    revoke_benefits: z.boolean(),
    metadata: z.optional(metadata()),
  }),
);

/** States of a refund that takes no other of its order beside it. */
export const OPEN_REFUND_STATES = [
  'reserved',
  'sent',
  'pending',
  'unknown',
  'needs_review',
  'pending_approval',
] as const;

const operationId = once(() => z.string());

/**
 * Where a refund stands. `unknown`: sent, and Polar's answer was lost; it is being checked and is never sent again.
 * `needs_review`: a person has to look. `succeeded` without a refund: a person found it paid where Polar keeps no record.
 * `failed` is met on replay and in lists only: a refusal is a problem, not a state. `code` then says why: `declined` and
 * `expired` by the approver's answer or its absence, else the problem that ended it.
 */
export const refundOutcome = once(() =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('succeeded'), operation_id: operationId(), refund: z.optional(refund()) }),
    z.object({ state: z.literal('pending'), operation_id: operationId(), refund: refund() }),
    z.object({ state: z.literal('unknown'), operation_id: operationId() }),
    z.object({ state: z.literal('needs_review'), operation_id: operationId() }),
    z.object({ state: z.literal('pending_approval'), operation_id: operationId() }),
    z.object({
      state: z.literal('failed'),
      operation_id: operationId(),
      refund: z.optional(refund()),
      code: z.optional(z.string()),
    }),
  ]),
);

const actor = once(() => z.object({ kind: z.string(), id: z.string(), name: z.optional(z.string()) }));

/** A refund that Floe began and that is not settled in Polar's list yet. Amounts net, minor units. */
export const openRefund = once(() =>
  z.object({
    operation_id: operationId(),
    state: z.enum(OPEN_REFUND_STATES),
    order_id: id(),
    amount: minor(),
    currency: currency(),
    reason: z.string(),
    created_at: instant(),
    /** Who asked. */
    actor: actor(),
    comment: z.optional(z.string()),
    customer_id: z.optional(id()),
    /** Until when it may be approved. */
    expires_at: z.optional(instant()),
    /** Who approved it. */
    approved_by: z.optional(actor()),
  }),
);
