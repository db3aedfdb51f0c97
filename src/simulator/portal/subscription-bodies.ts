import { enumOf, literal, nothing } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { instant, uuid } from '../validation/polar-types.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { type Infer, nullable, optional } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';

const forbid = { extra: 'forbid' } as const;

const reason = enumOf('CustomerCancellationReason', [
  'customer_service',
  'low_quality',
  'missing_features',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
  'other',
]);

const words = {
  cancellation_reason: optional(nullable(reason)),
  cancellation_comment: optional(nullable(text())),
};

/** One shape a request, and no say in the timing. */
export const subscriptionUpdate = union(
  object('CustomerSubscriptionUpdateProduct', { product_id: uuid() }, forbid),
  object('CustomerSubscriptionUpdateSeats', { seats: int() }, forbid),
  object('CustomerSubscriptionCancel', { cancel_at_period_end: optional(nullable(bool())), ...words }, forbid),
  object(
    'CustomerSubscriptionPause',
    { pause_at_period_end: bool(), resumes_at: optional(nullable(instant())) },
    forbid,
  ),
  object('CustomerSubscriptionResume', { resume: literal([true]) }, forbid),
  object('CustomerSubscriptionUpdateClear', { pending_update: nothing() }, forbid),
);

export type SubscriptionUpdate = Infer<typeof subscriptionUpdate>;

export const subscriptionRevoke = object('CustomerSubscriptionRevoke', words, forbid);
