import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { page, sort } from '../list.ts';
import { customField } from '../resources/custom-field.ts';

export const customFieldOperations = defineOperations({
  'customFields.list': {
    kind: 'query',
    summary: 'List the questions that products ask at checkout.',
    risk: 'none',
    allow: { agent: 'products:read', service: 'products:read' },
    subject: 'none',
    list: true,
    input: once(() =>
      z.strictObject({
        query: z.optional(z.string().check(z.maxLength(200))),
        type: z.optional(z.array(z.enum(['text', 'number', 'date', 'checkbox', 'select'])).check(z.maxLength(5))),
        sort: sort('slug', 'name', 'type', 'created_at'),
        ...page,
      }),
    ),
    output: once(() => z.array(customField())),
  },
});
