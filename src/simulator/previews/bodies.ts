import { enumOf } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { uuid } from '../validation/polar-types.ts';
import { int } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';

const forbid = { extra: 'forbid' } as const;
const behavior = optional(
  nullable(enumOf('SubscriptionProrationBehavior', ['invoice', 'prorate', 'next_period', 'reset'])),
);

export const merchantChange = union(
  object('SubscriptionChangePreviewProduct', { product_id: uuid(), proration_behavior: behavior }, forbid),
  object('SubscriptionChangePreviewSeats', { seats: int(), proration_behavior: behavior }, forbid),
  object('SubscriptionChangePreviewUnits', { units: int(), proration_behavior: behavior }, forbid),
);

/** Customers choose no timing and cannot change units. */
export const customerChange = union(
  object('CustomerSubscriptionChangePreviewProduct', { product_id: uuid() }, forbid),
  object('CustomerSubscriptionChangePreviewSeats', { seats: int() }, forbid),
);
