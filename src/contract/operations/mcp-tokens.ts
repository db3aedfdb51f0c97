import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { minor } from '../money.ts';
import { PERMISSIONS } from '../permissions.ts';
import { mcpToken } from '../resources/mcp-token.ts';

const word = () => z.string().check(z.regex(/^[\w.:*-]{1,100}$/));
const tokenId = once(() => z.strictObject({ token_id: z.guid() }));

export const mcpTokenOperations = defineOperations({
  'mcpTokens.list': {
    kind: 'query',
    summary: 'List the tokens that models come by, the newest hundred, without the tokens themselves.',
    risk: 'none',
    allow: { agent: 'mcp:read', service: 'mcp:read' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({})),
    output: once(() => z.array(mcpToken())),
  },
  'mcpTokens.create': {
    kind: 'mutation',
    summary: 'Make a token that a model comes by; it is shown once and can never do more than its maker.',
    risk: 'reversible',
    allow: { agent: 'mcp:write', service: 'mcp:write' },
    subject: 'none',
    across: true,
    input: once(() =>
      z.strictObject({
        name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
        /** At most its maker's at every call. */
        permissions: z.array(z.enum(PERMISSIONS)).check(z.minLength(1), z.maxLength(PERMISSIONS.length)),
        /** `read`, `write`, or names of tools or operations. Without it: `read`. */
        methods: z.optional(z.array(word()).check(z.minLength(1), z.maxLength(100))),
        /** Only tools with one of these tags besides. */
        tags: z.optional(z.array(word()).check(z.minLength(1), z.maxLength(50))),
        /** `discovery` lists three tools by which the others are found. */
        exposure: z.optional(z.enum(['all', 'discovery'])),
        /** `direct` spares the confirmation where a change costs nothing and can be taken back. */
        writes: z.optional(z.enum(['confirm', 'direct'])),
        /** Lets dialogs inside the host of the model carry out by themselves what they show, refunds too: it trusts that host to keep from the model what is meant for the dialog alone. */
        app_money: z.optional(z.boolean()),
        /** The token is not enough: a session of somebody has to come with it. */
        second_authentication: z.optional(z.boolean()),
        /** `url`: the token stands in the address; such tokens only read, for 30 days at most. */
        form: z.optional(z.enum(['bearer', 'url'])),
        /** Without it 30. */
        expires_in_days: z.optional(z.int().check(z.minimum(1), z.maximum(365))),
        /** Pins it to one customer. */
        customer_id: z.optional(id()),
        /** Most it may ask to be refunded in one go: minor units by lower-case currency. */
        limits: z.optional(z.record(z.string().check(z.regex(/^[a-z]{3}$/)), minor().check(z.nonnegative()))),
      }),
    ),
    output: once(() => z.extend(mcpToken(), { token: z.string(), url: z.string() })),
    stales: ['mcpTokens.list', 'audit.list'],
  },
  'mcpTokens.revoke': {
    kind: 'mutation',
    summary: 'End a token that a model comes by, at once and for good.',
    risk: 'irreversible',
    allow: { agent: 'mcp:write', service: 'mcp:write' },
    subject: 'none',
    across: true,
    input: tokenId,
    output: mcpToken,
    stales: ['mcpTokens.list', 'audit.list'],
  },
});
