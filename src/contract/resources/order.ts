import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';
import { address, customer, metadata } from './customer.ts';
import { discount } from './discount.ts';
import { price, product } from './product.ts';

export const ORDER_STATUSES = ['draft', 'pending', 'paid', 'refunded', 'partially_refunded', 'void'] as const;

const orderItem = once(() =>
  z.looseObject({
    id: z.optional(id()),
    label: z.string(),
    amount: minor(),
    tax_amount: z.optional(minor()),
    proration: z.optional(z.boolean()),
  }),
);

/**
 * An order. subtotal − discount = net; + tax = total; + applied balance (signed) = due.
 * `refundable_amount` here is Polar's own figure, which ignores pending refunds: use `refunds.preview` before refunding.
 */
export const order = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    status: openEnum(ORDER_STATUSES),
    paid: z.boolean(),
    currency: currency(),
    subtotal_amount: minor(),
    discount_amount: minor(),
    net_amount: minor(),
    tax_amount: minor(),
    total_amount: minor(),
    applied_balance_amount: z.optional(minor()),
    due_amount: z.optional(minor()),
    refunded_amount: minor(),
    refunded_tax_amount: minor(),
    refundable_amount: z.optional(minor()),
    refundable_tax_amount: z.optional(minor()),
    billing_reason: openEnum([
      'purchase',
      'subscription_create',
      'subscription_cycle',
      'subscription_update',
      'subscription_meter_cycle',
    ]),
    billing_name: z.optional(z.nullable(z.string())),
    billing_address: z.optional(z.nullable(address())),
    invoice_number: z.optional(z.nullable(z.string())),
    is_invoice_generated: z.optional(z.boolean()),
    receipt_number: z.optional(z.nullable(z.string())),
    next_payment_attempt_at: z.optional(z.nullable(instant())),
    customer_id: id(),
    product_id: z.nullable(id()),
    discount_id: z.optional(z.nullable(id())),
    subscription_id: z.nullable(id()),
    description: z.optional(z.string()),
    seats: z.optional(z.nullable(z.int())),
    items: z.optional(z.array(orderItem())),
    metadata: z.optional(metadata()),
    /** What was asked at the checkout, by the fields' slugs. */
    custom_field_data: z.optional(z.record(z.string(), z.unknown())),
    customer: z.optional(customer()),
    product: z.optional(z.nullable(product())),
    product_price: z.optional(z.nullable(price())),
    discount: z.optional(z.nullable(discount())),
    subscription: z.optional(z.nullable(z.looseObject({ id: id(), status: z.optional(z.string()) }))),
  }),
);
