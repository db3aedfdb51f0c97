import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';
import { interval } from './product.ts';

/**
 * A checkout opened for one customer. `url` is theirs alone and ends at `expires_at`. Amounts in minor units; the tax is
 * null until Polar knows where the customer lives.
 */
export const checkout = once(() =>
  z.object({
    id: id(),
    url: z.string(),
    status: openEnum(['open', 'expired', 'confirmed', 'succeeded', 'failed']),
    expires_at: instant(),
    customer_id: z.nullable(id()),
    product_id: z.nullable(id()),
    discount_id: z.nullable(id()),
    seats: z.nullable(z.int()),
    currency: currency(),
    amount: minor(),
    discount_amount: minor(),
    net_amount: minor(),
    tax_amount: z.nullable(minor()),
    total_amount: minor(),
    trial_end: z.nullable(instant()),
    active_trial_interval: z.nullable(interval()),
    active_trial_interval_count: z.nullable(z.int()),
    success_url: z.nullable(z.string()),
    return_url: z.nullable(z.string()),
  }),
);
