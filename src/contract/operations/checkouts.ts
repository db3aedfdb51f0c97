import * as z from 'zod/mini';
import { checkoutFields, sold } from '../checkout-fields.ts';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { checkout } from '../resources/checkout.ts';

/** Answers to custom fields by slug. */
const fieldData = () =>
  z.record(
    z.string().check(z.minLength(1), z.maxLength(100)),
    z.union([z.string(), z.number(), z.boolean(), z.null()]),
  );

export const checkoutOperations = defineOperations({
  'checkouts.create': {
    kind: 'mutation',
    summary: 'Open a checkout for one customer; its link is for them alone and lasts a day.',
    risk: 'none',
    allow: { agent: 'checkout_links:write', service: 'checkout_links:write' },
    subject: 'customer',
    key: 'required',
    input: once(() =>
      z.strictObject({
        products: sold(),
        ...checkoutFields(),
        units: z.optional(z.int().check(z.minimum(1), z.maximum(100_000))),
        /** Price to start from where the customer names its own, minor units. */
        amount: z.optional(z.int().check(z.minimum(0), z.maximum(999_999_999_999))),
        currency: z.optional(z.string().check(z.regex(/^[a-z]{3}$/))),
        allow_trial: z.optional(z.boolean()),
        custom_field_data: z.optional(fieldData()),
        locale: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))),
        /** The free subscription of this customer that the purchase replaces. */
        subscription_id: z.optional(id()),
      }),
    ),
    output: checkout,
    stales: ['audit.list'],
  },
});
