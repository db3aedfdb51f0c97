import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';

export const meterUnit = once(() => openEnum(['scalar', 'token', 'custom']));
export const meterFunction = once(() => openEnum(['count', 'sum', 'max', 'min', 'avg', 'unique']));

/** What is counted. Customers are told less than the team. */
export const meter = once(() =>
  z.looseObject({
    id: id(),
    name: z.string(),
    unit: z.optional(z.nullable(meterUnit())),
    custom_label: z.optional(z.nullable(z.string())),
    custom_multiplier: z.optional(z.nullable(z.int())),
    aggregation: z.optional(z.looseObject({ func: meterFunction() })),
  }),
);

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
    meter: meter(),
  }),
);
