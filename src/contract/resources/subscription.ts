import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';
import { customer, metadata } from './customer.ts';
import { discount } from './discount.ts';
import { interval, price, product } from './product.ts';

/** Why a customer leaves; Polar's list. */
export const CANCELLATION_REASONS = [
  'unused',
  'too_expensive',
  'missing_features',
  'switched_service',
  'customer_service',
  'low_quality',
  'too_complex',
  'other',
] as const;

/** When money moves on a change: now, on the next invoice, with the next period, or now with a fresh period. */
export const PRORATIONS = ['invoice', 'prorate', 'next_period', 'reset'] as const;

export const SUBSCRIPTION_STATUSES = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'canceled',
  'unpaid',
  'paused',
] as const;

/** A change that waits for `applies_at`. */
const pendingUpdate = once(() =>
  z.looseObject({
    id: z.optional(id()),
    applies_at: instant(),
    product_id: z.optional(z.nullable(id())),
    seats: z.optional(z.nullable(z.int())),
    units: z.optional(z.nullable(z.int())),
  }),
);

/** What a subscription has used of one meter in this period; `amount` in minor units. */
const subscriptionMeter = once(() =>
  z.looseObject({
    id: z.optional(id()),
    meter_id: z.optional(id()),
    consumed_units: z.number(),
    credited_units: z.number(),
    amount: minor(),
    created_at: z.optional(instant()),
    modified_at: z.optional(z.nullable(instant())),
    meter: z.optional(z.looseObject({ id: id(), name: z.string() })),
  }),
);

/** A subscription. `amount` is after discount, before tax, without metered use. Merchant-only fields are absent for customers. */
export const subscription = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    status: openEnum(SUBSCRIPTION_STATUSES),
    amount: minor(),
    currency: currency(),
    recurring_interval: interval(),
    recurring_interval_count: z.optional(z.int()),
    current_period_start: instant(),
    current_period_end: z.nullable(instant()),
    /** Where meters have a cycle of their own. */
    current_meter_period_start: z.optional(z.nullable(instant())),
    current_meter_period_end: z.optional(z.nullable(instant())),
    trial_start: z.optional(z.nullable(instant())),
    trial_end: z.optional(z.nullable(instant())),
    cancel_at_period_end: z.boolean(),
    canceled_at: z.nullable(instant()),
    started_at: z.nullable(instant()),
    ends_at: z.nullable(instant()),
    ended_at: z.nullable(instant()),
    past_due_at: z.optional(z.nullable(instant())),
    pause_at_period_end: z.optional(z.boolean()),
    paused_at: z.optional(z.nullable(instant())),
    resumes_at: z.optional(z.nullable(instant())),
    customer_id: id(),
    product_id: id(),
    discount_id: z.optional(z.nullable(id())),
    seats: z.optional(z.nullable(z.int())),
    units: z.optional(z.nullable(z.int())),
    customer_cancellation_reason: z.optional(z.nullable(openEnum(CANCELLATION_REASONS))),
    customer_cancellation_comment: z.optional(z.nullable(z.string())),
    metadata: z.optional(metadata()),
    customer: z.optional(customer()),
    product: z.optional(product()),
    discount: z.optional(z.nullable(discount())),
    prices: z.optional(z.array(price())),
    meters: z.optional(z.array(subscriptionMeter())),
    pending_update: z.optional(z.nullable(pendingUpdate())),
  }),
);

/** The figures of a preview, minor units. Negative lines are credits; `due_amount` never falls below 0. */
export const amounts = once(() =>
  z.looseObject({
    base_amount: minor(),
    metered_amount: minor(),
    proration_amount: minor(),
    prorations: z.array(z.looseObject({ label: z.string(), amount: minor() })),
    subtotal_amount: minor(),
    discount_amount: minor(),
    net_amount: minor(),
    tax_amount: minor(),
    total_amount: minor(),
    applied_balance_amount: minor(),
    due_amount: minor(),
  }),
);
