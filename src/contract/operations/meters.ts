import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page, sort } from '../list.ts';
import { customerMeter } from '../resources/customer-meter.ts';

export const meterOperations = defineOperations({
  'meters.list': {
    kind: 'query',
    summary: 'List what a customer has used and has left, by meter.',
    risk: 'none',
    allow: { customer: 'own', agent: 'usage:read', service: 'usage:read' },
    subject: 'customer',
    list: true,
    input: once(() =>
      z.strictObject({
        meter_id: z.optional(id()),
        sort: sort('created_at', 'modified_at', 'meter_name', 'consumed_units', 'credited_units', 'balance'),
        ...page,
      }),
    ),
    output: once(() => z.array(customerMeter())),
  },
});
