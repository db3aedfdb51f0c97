import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page } from '../list.ts';
import { benefitGrant } from '../resources/benefit-grant.ts';
import { download } from '../resources/download.ts';

export const benefitOperations = defineOperations({
  'benefits.grants': {
    kind: 'query',
    summary: 'List what a customer has been granted.',
    risk: 'none',
    allow: { customer: 'own', agent: 'benefits:read', service: 'benefits:read' },
    subject: 'customer',
    list: true,
    customerMay: ['limit', 'cursor'],
    input: once(() => z.strictObject({ granted: z.optional(z.boolean()), ...page })),
    output: once(() => z.array(benefitGrant())),
  },
  'benefits.downloads': {
    kind: 'query',
    summary: 'List the files a customer’s benefits give, each with a link that ends.',
    risk: 'none',
    allow: { customer: 'own' },
    subject: 'customer',
    list: true,
    input: once(() => z.strictObject({ benefit_id: z.optional(id()), ...page })),
    output: once(() => z.array(download())),
  },
});
