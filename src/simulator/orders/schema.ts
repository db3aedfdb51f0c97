import { address } from '../customers/address.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid } from '../validation/polar-types.ts';
import { int, text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';

export const orderUpdate = object('OrderUpdate', {
  billing_name: optional(nullable(text())),
  billing_address: optional(nullable(address())),
});

export const orderCreate = object('OrderCreate', {
  metadata: withDefault(metadata(), {}),
  organization_id: optional(nullable(uuid())),
  customer_id: uuid(),
  product_id: uuid(),
  currency: optional(nullable(text())),
  amount: optional(nullable(int({ ge: 0 }))),
  description: optional(nullable(text({ max: 500 }))),
});
