import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { metadata } from './customer.ts';
import { discount } from './discount.ts';
import { interval, product } from './product.ts';

/**
 * A link anybody can buy by; each visit opens a checkout of its own. Several products are a choice, not a bundle.
 * Always share `url` as it stands: its host differs between Polar's environments.
 */
export const checkoutLink = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    url: z.string(),
    label: z.nullable(z.string()),
    products: z.array(product()),
    allow_discount_codes: z.boolean(),
    require_billing_address: z.boolean(),
    discount_id: z.nullable(id()),
    discount: z.optional(z.nullable(discount())),
    seats: z.nullable(z.int()),
    trial_interval: z.nullable(interval()),
    trial_interval_count: z.nullable(z.int()),
    success_url: z.nullable(z.string()),
    return_url: z.nullable(z.string()),
    metadata: z.optional(metadata()),
  }),
);
