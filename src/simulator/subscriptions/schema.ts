// The bodies of the subscription operations. `PATCH` takes exactly one of nine shapes, told apart by their fields.

import { enumOf, literal, nothing } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { instant, metadata, uuid } from '../validation/polar-types.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';

const prorationBehavior = enumOf('SubscriptionProrationBehavior', ['invoice', 'prorate', 'next_period', 'reset']);

export const cancellationReason = enumOf('CustomerCancellationReason', [
  'customer_service',
  'low_quality',
  'missing_features',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
  'other',
]);

const behavior = optional(nullable(prorationBehavior));
const words = {
  customer_cancellation_reason: optional(nullable(cancellationReason)),
  customer_cancellation_comment: optional(nullable(text())),
};
const forbid = { extra: 'forbid' } as const;

export const subscriptionUpdate = union(
  object(
    'SubscriptionUpdateBase',
    {
      metadata: optional(metadata()),
      product_id: optional(nullable(uuid())),
      proration_behavior: behavior,
      discount_id: optional(nullable(uuid())),
      trial_end: optional(nullable(union(instant({ future: true }), literal(['now'])))),
    },
    forbid,
  ),
  object('SubscriptionUpdateSeats', { seats: int(), proration_behavior: behavior }, forbid),
  object('SubscriptionUpdateUnits', { units: int(), proration_behavior: behavior }, forbid),
  object('SubscriptionUpdateBillingPeriod', { current_billing_period_end: instant({ future: true }) }, forbid),
  object('SubscriptionCancel', { ...words, cancel_at_period_end: bool() }, forbid),
  object('SubscriptionRevoke', { ...words, revoke: literal([true]) }, forbid),
  object(
    'SubscriptionPause',
    { pause_at_period_end: bool(), resumes_at: optional(nullable(instant({ future: true }))) },
    forbid,
  ),
  object('SubscriptionResume', { resume: literal([true]) }, forbid),
  object('SubscriptionUpdateClear', { pending_update: nothing() }, forbid),
);

export const subscriptionCreate = union(
  object('SubscriptionCreateCustomer', { metadata: optional(metadata()), product_id: uuid(), customer_id: uuid() }),
  object(
    'SubscriptionCreateExternalCustomer',
    { metadata: optional(metadata()), product_id: uuid(), external_customer_id: text() },
    { aliases: { external_customer_id: ['customer_external_id'] } },
  ),
);
