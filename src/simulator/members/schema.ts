import { enumOf, literal } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { email } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';

const name = text({ max: 256 });

export const memberRole = enumOf('MemberRole', ['owner', 'billing_manager', 'member']);

export const memberCreate = object('MemberCreateFromCustomer', {
  email: email(),
  name: withDefault(nullable(name), null),
  external_id: withDefault(nullable(text()), null),
  role: withDefault(literal(['member', 'billing_manager'], 'MemberRole'), 'member'),
});

export const memberUpdate = object('MemberUpdate', {
  name: optional(nullable(name)),
  email: optional(nullable(email())),
  role: optional(nullable(memberRole)),
});

export const portalMemberCreate = object('CustomerPortalMemberCreate', {
  email: email(),
  name: withDefault(nullable(text()), null),
  role: withDefault(memberRole, 'member'),
});

export const portalMemberUpdate = object('CustomerPortalMemberUpdate', {
  name: optional(nullable(name)),
  role: optional(nullable(memberRole)),
});
