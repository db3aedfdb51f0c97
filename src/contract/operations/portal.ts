import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { instant } from '../ids.ts';

export const portalOperations = defineOperations({
  'portal.session': {
    kind: 'mutation',
    summary: 'Open Polar’s hosted portal signed in as the customer; the link is a secret and lasts an hour.',
    risk: 'none',
    allow: { customer: 'own', agent: 'customers:write', service: 'customers:write' },
    subject: 'customer',
    customerMay: ['return_url'],
    input: once(() =>
      z.strictObject({ member_id: z.optional(z.string().check(z.maxLength(200))), return_url: z.optional(z.url()) }),
    ),
    output: once(() => z.object({ url: z.url(), expires_at: instant() })),
  },
});
