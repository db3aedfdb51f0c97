// The bodies of checkouts. A create comes in three shapes, by products, by product or by price; the last two are old.

import { address } from '../customers/address.ts';
import { enumOf, literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { anything, email, metadata, url, uuid } from '../validation/polar-types.ts';
import { after } from '../validation/refine.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { nullable, optional, type Schema, withDefault } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';

const maybe = <T>(schema: Schema<T>) => optional(nullable(schema));
const count = int({ ge: 1, le: 10_000 });
const trialInterval = enumOf('TrialInterval', ['day', 'week', 'month', 'year']);

/** Answers to custom fields by slug. */
const fieldData: Schema<Readonly<Record<string, unknown>>> = object('dict', {});
const anyFieldData: Schema<Readonly<Record<string, unknown>>> = {
  label: fieldData.label,
  read(input, loc, reading) {
    const checked = fieldData.read(input, loc, reading);
    return typeof checked === 'object' ? { ...Object(input) } : checked;
  },
};

const buyer = {
  is_business_customer: optional(bool()),
  customer_name: maybe(text({ max: 256 })),
  customer_email: maybe(email()),
  customer_ip_address: maybe(text()),
  customer_billing_name: maybe(text()),
  customer_billing_address: maybe(address()),
  customer_tax_id: maybe(text()),
};

const shared = {
  trial_interval: maybe(trialInterval),
  trial_interval_count: maybe(int({ ge: 1, le: 1000 })),
  metadata: withDefault(metadata(), {}),
  custom_field_data: withDefault(anyFieldData, {}),
  discount_id: maybe(uuid()),
  allow_discount_codes: withDefault(bool(), true),
  require_billing_address: withDefault(bool(), false),
  amount: maybe(int({ ge: 0 })),
  seats: maybe(count),
  min_seats: maybe(count),
  max_seats: maybe(count),
  units: maybe(int({ ge: 1 })),
  min_units: maybe(int({ ge: 1 })),
  max_units: maybe(int({ ge: 1 })),
  allow_trial: withDefault(bool(), true),
  customer_id: maybe(uuid()),
  external_customer_id: maybe(text()),
  ...buyer,
  customer_metadata: withDefault(metadata(), {}),
  subscription_id: maybe(uuid()),
  success_url: maybe(url()),
  return_url: maybe(url()),
  embed_origin: maybe(text()),
  locale: maybe(text()),
  currency: maybe(text({ min: 3, max: 3 })),
  prices: maybe(anything()),
};

const rules = { aliases: { external_customer_id: ['customer_external_id'] } };

type Bounds = Readonly<Record<string, unknown>>;

function bounded<T extends Bounds>(schema: Schema<T>): Schema<T> {
  const complete = after('is_complete_configuration', schema, () => null);
  const seats = after('_validate_seat_constraints', complete, (body) => outOfOrder(body, 'seats'));
  return after('_validate_unit_constraints', seats, (body) => outOfOrder(body, 'units'));
}

function outOfOrder(body: Bounds, kind: 'seats' | 'units'): string | null {
  const value = number(body[kind]);
  const min = number(body[`min_${kind}`]);
  const max = number(body[`max_${kind}`]);
  if (min !== null && max !== null && min > max) return `min_${kind} must be less than or equal to max_${kind}`;
  if (value !== null && min !== null && value < min) return `${kind} must be greater than or equal to min_${kind}`;
  if (value !== null && max !== null && value > max) return `${kind} must be less than or equal to max_${kind}`;
  return null;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export const checkoutCreate = union(
  bounded(object('CheckoutProductsCreate', { ...shared, products: list(uuid(), { min: 1 }) }, rules)),
  bounded(object('CheckoutProductCreate', { ...shared, product_id: uuid() }, rules)),
  bounded(object('CheckoutPriceCreate', { ...shared, product_price_id: uuid() }, rules)),
);

const changeable = {
  custom_field_data: optional(anyFieldData),
  product_id: maybe(uuid()),
  product_price_id: maybe(uuid()),
  amount: maybe(int({ ge: 0 })),
  seats: maybe(count),
  units: maybe(int({ ge: 1 })),
  ...buyer,
  locale: maybe(text()),
};

export const checkoutUpdate = object('CheckoutUpdate', {
  ...changeable,
  trial_interval: maybe(trialInterval),
  trial_interval_count: maybe(int({ ge: 1, le: 1000 })),
  metadata: optional(metadata()),
  currency: maybe(text({ min: 3, max: 3 })),
  discount_id: maybe(uuid()),
  allow_discount_codes: maybe(bool()),
  require_billing_address: maybe(bool()),
  allow_trial: maybe(bool()),
  customer_metadata: maybe(metadata()),
  success_url: maybe(url()),
  return_url: maybe(url()),
  embed_origin: maybe(text()),
});

const publicChanges = {
  ...changeable,
  discount_code: maybe(text()),
  allow_trial: maybe(literal([false])),
};

export const checkoutUpdatePublic = object('CheckoutUpdatePublic', publicChanges);
export const checkoutConfirm = object('CheckoutConfirmStripe', {
  ...publicChanges,
  confirmation_token_id: maybe(text()),
});
