import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { entitlements } from '../resources/entitlement.ts';

export const entitlementOperations = defineOperations({
  'entitlements.get': {
    kind: 'query',
    summary: 'Read what a customer may use now, by key.',
    risk: 'none',
    allow: { customer: 'own', agent: 'benefits:read', service: 'benefits:read' },
    subject: 'customer',
    input: once(() => z.strictObject({})),
    output: entitlements,
  },
});
