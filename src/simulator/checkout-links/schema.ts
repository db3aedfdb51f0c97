import { enumOf, literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { metadata, url, uuid } from '../validation/polar-types.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';

const seats = nullable(int({ ge: 1, le: 10000 }));
const units = nullable(int({ ge: 1 }));
const trialInterval = nullable(enumOf('TrialInterval', ['day', 'week', 'month', 'year']));
const trialCount = nullable(int({ ge: 1, le: 1000 }));

const shared = {
  metadata: withDefault(metadata(), {}),
  trial_interval: withDefault(trialInterval, null),
  trial_interval_count: withDefault(trialCount, null),
  payment_processor: literal(['stripe'], 'PaymentProcessor'),
  label: withDefault(nullable(text()), null),
  allow_discount_codes: withDefault(bool(), true),
  require_billing_address: withDefault(bool(), false),
  discount_id: withDefault(nullable(uuid()), null),
  seats: withDefault(seats, null),
  units: withDefault(units, null),
  success_url: withDefault(nullable(url()), null),
  return_url: withDefault(nullable(url()), null),
};

export const checkoutLinkCreate = union(
  object('CheckoutLinkCreateProductPrice', { ...shared, product_price_id: uuid() }),
  object('CheckoutLinkCreateProduct', { ...shared, product_id: uuid() }),
  object('CheckoutLinkCreateProducts', { ...shared, products: list(uuid(), { min: 1 }) }),
);

export const checkoutLinkUpdate = object('CheckoutLinkUpdate', {
  trial_interval: optional(trialInterval),
  trial_interval_count: optional(trialCount),
  metadata: optional(metadata()),
  products: optional(nullable(list(uuid(), { min: 1 }))),
  label: optional(nullable(text())),
  allow_discount_codes: optional(nullable(bool())),
  require_billing_address: optional(nullable(bool())),
  discount_id: optional(nullable(uuid())),
  seats: optional(seats),
  units: optional(units),
  success_url: optional(nullable(url())),
  return_url: optional(nullable(url())),
});
