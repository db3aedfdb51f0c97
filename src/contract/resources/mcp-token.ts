import * as z from 'zod/mini';
import { once } from '../define.ts';
import { instant } from '../ids.ts';
import { minor } from '../money.ts';

/** A token that a model comes by, without the token itself. */
export const mcpToken = once(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    /** `over`: its time is up. */
    state: z.enum(['active', 'revoked', 'over']),
    form: z.enum(['bearer', 'url']),
    permissions: z.array(z.string()),
    methods: z.array(z.string()),
    tags: z.optional(z.array(z.string())),
    exposure: z.enum(['all', 'discovery']),
    writes: z.enum(['confirm', 'direct']),
    app_money: z.boolean(),
    second_authentication: z.boolean(),
    /** The one customer it is about. */
    customer_id: z.optional(z.string()),
    limits: z.optional(z.record(z.string(), minor())),
    made_by: z.object({ kind: z.string(), id: z.string(), name: z.optional(z.string()) }),
    created_at: instant(),
    expires_at: instant(),
    revoked_at: z.nullable(instant()),
  }),
);
