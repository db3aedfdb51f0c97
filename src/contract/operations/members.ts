import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { page } from '../list.ts';
import { member } from '../resources/member.ts';

export const memberOperations = defineOperations({
  'members.list': {
    kind: 'query',
    summary: 'List the people of a team; for its owner and billing managers, and for the host’s team.',
    risk: 'none',
    allow: { customer: 'own', agent: 'customers:read', service: 'customers:read' },
    subject: 'customer',
    list: true,
    input: once(() => z.strictObject({ ...page })),
    output: once(() => z.array(member())),
  },
});
