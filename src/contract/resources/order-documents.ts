import * as z from 'zod/mini';
import { once } from '../define.ts';
import { instant } from '../ids.ts';
import { address } from './customer.ts';

/** Fields of an order's billing details. */
const field = () => z.enum(['billing_name', 'billing_address']);

/** A link of Polar to a document: whoever has it can read it until `expires_at`. Fetch it when it is wanted, never before. */
const link = () => ({ url: z.string(), expires_at: z.nullable(instant()) });

/**
 * Where an invoice stands. `missing_details`: Polar makes none before these are given by `orders.update`; what is there
 * already and what can no longer be changed stands beside them. `generating`: ask again after `retry_after` seconds.
 */
export const invoiceState = once(() =>
  z.discriminatedUnion('state', [
    z.object({
      state: z.literal('missing_details'),
      missing: z.array(field()),
      billing_name: z.nullable(z.string()),
      billing_address: z.nullable(address()),
      /** The tax was reckoned from these. */
      locked: z.array(z.enum(['country', 'state'])),
    }),
    z.object({ state: z.literal('generating'), retry_after: z.int() }),
    z.object({ state: z.literal('ready'), ...link() }),
  ]),
);

/** Where a receipt stands. `none`: Polar gives one for what was paid, and only where the organization has them. */
export const receiptState = once(() =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('generating'), retry_after: z.int() }),
    z.object({ state: z.literal('ready'), ...link() }),
  ]),
);

/**
 * What became of a payment by hand. `succeeded`: the bank has paid, the order follows within seconds. `processing`: no
 * clear answer came; look at the order before trying again. `requires_action`: the bank asks the customer to confirm;
 * until that ends, or an hour has passed, Polar takes no other payment of the order. `failed`: nothing was charged.
 */
export const retryState = once(() =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('succeeded') }),
    z.object({ state: z.literal('processing') }),
    /** `client_secret` is for Stripe's own confirmation in the browser; it is not told twice. */
    z.object({ state: z.literal('requires_action'), client_secret: z.optional(z.string()) }),
    z.object({
      state: z.literal('failed'),
      reason: z.enum(['declined', 'insufficient_funds', 'expired_card', 'authentication_failed', 'unknown']),
    }),
  ]),
);
