import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';

/**
 * What a customer has used and has left of one meter. `balance` = credited − consumed and may be negative. Polar brings
 * it up to date within seconds, the figures inside a subscription only every quarter of an hour.
 */
export const customerMeter = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    meter_id: id(),
    consumed_units: z.number(),
    credited_units: z.number(),
    balance: z.number(),
    meter: z.looseObject({ id: id(), name: z.string() }),
  }),
);
