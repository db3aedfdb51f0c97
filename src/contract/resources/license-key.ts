import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { customer, metadata } from './customer.ts';
import { benefit } from './product.ts';

/** What a team may set a key to. `disabled` blocks the key alone; `revoked` takes the benefit back with it. */
export const LICENSE_KEY_STATUSES = ['granted', 'disabled', 'revoked'] as const;

/** One device or place a key is in use at. */
export const activation = once(() =>
  z.looseObject({
    id: id(),
    license_key_id: id(),
    label: z.string(),
    meta: z.optional(metadata()),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
  }),
);

/**
 * A license key. `key` is the secret itself, `display_key` its masked form; a null limit is none.
 * `activations` stands in single keys, and only for those who may see them: a customer whose benefit keeps devices to
 * the team gets none. A key of a subscription never expires; a subscription that ends revokes it.
 */
export const licenseKey = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    customer_id: id(),
    organization_id: id(),
    benefit_id: id(),
    key: z.string(),
    display_key: z.string(),
    status: openEnum(LICENSE_KEY_STATUSES),
    limit_activations: z.nullable(z.int()),
    usage: z.int(),
    limit_usage: z.nullable(z.int()),
    validations: z.int(),
    last_validated_at: z.nullable(instant()),
    expires_at: z.nullable(instant()),
    activations: z.optional(z.array(activation())),
    customer: z.optional(customer()),
    benefit: z.optional(benefit()),
  }),
);

/**
 * Whether a program with this key may run. `reason` says why not: Polar answers nearly every no alike, so it is read
 * from the key. `remaining` is how often it may still be used.
 */
export const validation = once(() =>
  z.discriminatedUnion('valid', [
    z.object({
      valid: z.literal(true),
      license_key_id: id(),
      usage: z.int(),
      limit_usage: z.nullable(z.int()),
      validations: z.int(),
      last_validated_at: z.nullable(instant()),
      expires_at: z.nullable(instant()),
      activation: z.optional(z.nullable(activation())),
    }),
    z.object({
      valid: z.literal(false),
      license_key_id: id(),
      reason: z.enum([
        'disabled',
        'revoked',
        'expired',
        'wrong_benefit',
        'unknown_activation',
        'wrong_conditions',
        'used_up',
        'unknown',
      ]),
      remaining: z.optional(z.int()),
    }),
  ]),
);
