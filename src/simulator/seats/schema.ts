import { object } from '../validation/object.ts';
import { anything, email, uuid } from '../validation/polar-types.ts';
import { after } from '../validation/refine.ts';
import { bool, text } from '../validation/scalars.ts';
import { INVALID, nullable, optional, type Schema, withDefault } from '../validation/schema.ts';

/** At most ten keys and a kilobyte. */
function seatMetadata(): Schema<Readonly<Record<string, unknown>>> {
  const any = anything();
  return {
    label: 'dict[str,any]',
    read(input, loc, reading) {
      if (typeof any.read(input, loc, reading) === 'object' && input !== null && !Array.isArray(input))
        return { ...input };
      reading.issues.push({ type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input });
      return INVALID;
    },
  };
}

const PEOPLE = ['email', 'external_customer_id', 'customer_id', 'external_member_id', 'member_id'] as const;

export const seatAssign = after(
  'validate_recipient',
  object('SeatAssign', {
    subscription_id: optional(nullable(uuid())),
    order_id: optional(nullable(uuid())),
    email: optional(nullable(email())),
    external_customer_id: optional(nullable(text())),
    customer_id: optional(nullable(uuid())),
    external_member_id: optional(nullable(text())),
    member_id: optional(nullable(uuid())),
    metadata: optional(nullable(seatMetadata())),
    immediate_claim: withDefault(bool(), false),
  }),
  (body) =>
    PEOPLE.some((name) => body[name] != null)
      ? null
      : 'At least one of email, external_customer_id, customer_id, external_member_id, or member_id must be provided',
);

export const seatClaim = object('SeatClaim', { invitation_token: text() });
