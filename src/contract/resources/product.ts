import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { openEnum } from '../open-enum.ts';
import { metadata } from './customer.ts';
import { meter } from './customer-meter.ts';

export const interval = once(() => openEnum(['day', 'week', 'month', 'year']));

/** One tier of a seat or unit price; `max` null = no upper bound. Prices per seat in minor units. */
const tier = once(() =>
  z.looseObject({
    min_seats: z.optional(z.int()),
    max_seats: z.optional(z.nullable(z.int())),
    price_per_seat: z.optional(minor()),
  }),
);

/** A catalogue price. `amount_type` says which of the optional amounts is there; metered amounts are decimal strings of minor units. */
export const price = once(() =>
  z.looseObject({
    id: id(),
    amount_type: openEnum(['fixed', 'custom', 'free', 'seat_based', 'unit_based', 'metered_unit']),
    price_currency: z.optional(currency()),
    type: z.optional(openEnum(['one_time', 'recurring'])),
    recurring_interval: z.optional(z.nullable(interval())),
    is_archived: z.optional(z.boolean()),
    price_amount: z.optional(z.nullable(minor())),
    minimum_amount: z.optional(z.nullable(minor())),
    preset_amount: z.optional(z.nullable(minor())),
    maximum_amount: z.optional(z.nullable(minor())),
    /** Whose use it charges for. */
    meter_id: z.optional(z.nullable(id())),
    meter: z.optional(z.nullable(meter())),
    unit_amount: z.optional(z.nullable(z.string())),
    cap_amount: z.optional(z.nullable(minor())),
    seat_tiers: z.optional(z.nullable(z.looseObject({ tiers: z.optional(z.array(tier())) }))),
  }),
);

export const benefit = once(() =>
  z.looseObject({
    id: id(),
    type: openEnum([
      'custom',
      'feature_flag',
      'license_keys',
      'downloadables',
      'meter_credit',
      'discord',
      'github_repository',
      'slack_shared_channel',
    ]),
    description: z.string(),
    metadata: z.optional(metadata()),
    properties: z.optional(z.record(z.string(), z.unknown())),
  }),
);

export const product = once(() =>
  z.looseObject({
    id: id(),
    created_at: z.optional(instant()),
    name: z.string(),
    description: z.optional(z.nullable(z.string())),
    visibility: z.optional(openEnum(['public', 'private', 'draft'])),
    recurring_interval: z.nullable(interval()),
    recurring_interval_count: z.optional(z.nullable(z.int())),
    is_recurring: z.boolean(),
    is_archived: z.boolean(),
    trial_interval: z.optional(z.nullable(interval())),
    trial_interval_count: z.optional(z.nullable(z.int())),
    prices: z.optional(z.array(price())),
    benefits: z.optional(z.array(benefit())),
    /** The questions it asks at checkout. */
    attached_custom_fields: z.optional(z.array(z.looseObject({ custom_field_id: id(), required: z.boolean() }))),
    metadata: z.optional(metadata()),
  }),
);
