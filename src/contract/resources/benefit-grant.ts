import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { benefit } from './product.ts';

/** What a customer was given: granted, revoked, or (neither) on its way; `error` says why it is stuck. */
export const benefitGrant = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    granted_at: z.optional(z.nullable(instant())),
    revoked_at: z.optional(z.nullable(instant())),
    is_granted: z.boolean(),
    is_revoked: z.boolean(),
    customer_id: id(),
    member_id: z.optional(z.nullable(id())),
    benefit_id: id(),
    subscription_id: z.optional(z.nullable(id())),
    order_id: z.optional(z.nullable(id())),
    error: z.optional(z.nullable(z.looseObject({ message: z.string(), type: z.string() }))),
    /** Which person of a team it is for; only the organization's own view names them. */
    member: z.optional(z.nullable(z.looseObject({ name: z.optional(z.nullable(z.string())), email: z.string() }))),
    benefit: z.optional(benefit()),
    properties: z.optional(z.record(z.string(), z.unknown())),
  }),
);
