import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id, instant } from '../ids.ts';

const connection = once(() =>
  z.object({
    /** Its name, as the caller's session says it. */
    connection: z.string(),
    /** `needs_reconnect`: what is kept opens Polar no more, and only a person can go on. */
    state: z.enum(['connected', 'needs_reconnect', 'not_connected']),
    /** How it was made: by signing in at Polar, by an access token, or by the host itself. */
    kind: z.nullable(z.enum(['oauth', 'token', 'host'])),
    /** The organization it is bound to; null where there is none, or the host set it. */
    organization: z.nullable(z.object({ id: id(), slug: z.string(), name: z.string() })),
    /**
     * Why it has to be made again. `refused`: Polar does not take it any more. `lost`: a renewal got lost.
     * `organization`: it does not reach exactly the organization it was made for.
     */
    reason: z.nullable(z.enum(['refused', 'lost', 'organization'])),
    connected_at: z.nullable(instant()),
    /** How it can be made here; none where the host set it. */
    ways: z.array(z.enum(['oauth', 'token'])),
    /** Whether who asks may make and end it. */
    may_change: z.boolean(),
  }),
);

/** What must not be shown as it was, when another organization may stand behind a connection. */
const stales = ['connections.get', 'webhooks.status', 'audit.list'] as const;

export const connectionOperations = defineOperations({
  'connections.get': {
    kind: 'query',
    summary: 'Say whether the caller’s connection to Polar stands, and to which organization.',
    risk: 'none',
    allow: { agent: 'connections:read', service: 'connections:read' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({})),
    output: connection,
  },
  'connections.setToken': {
    kind: 'mutation',
    summary: 'Connect an organization by an access token, which is tried at Polar first.',
    risk: 'reversible',
    allow: { agent: 'connections:write', service: 'connections:write' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({ token: z.string().check(z.regex(/^polar_oat_[\w-]+$/), z.maxLength(200)) })),
    output: connection,
    stales,
  },
  'connections.disconnect': {
    kind: 'mutation',
    summary: 'End a connection: access by OAuth is ended at Polar, a token is forgotten.',
    risk: 'reversible',
    allow: { agent: 'connections:write', service: 'connections:write' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({})),
    output: once(() =>
      z.object({
        ...connection().shape,
        /** What was forgotten may still open Polar, where only people of the organization can end it. */
        delete_at_polar: z.boolean(),
      }),
    ),
    stales,
  },
});
