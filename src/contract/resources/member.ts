import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

/** A person of a team. Money is for owners and billing managers. */
export const member = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    email: z.string(),
    name: z.nullable(z.string()),
    role: openEnum(['owner', 'billing_manager', 'member']),
    customer_id: z.optional(id()),
    external_id: z.optional(z.nullable(z.string())),
  }),
);
