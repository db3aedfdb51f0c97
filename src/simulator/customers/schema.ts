import { enumOf, literal } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { email, metadata, uuid } from '../validation/polar-types.ts';
import { after } from '../validation/refine.ts';
import { text } from '../validation/scalars.ts';
import { type Infer, nullable, optional, withDefault } from '../validation/schema.ts';
import { chosen } from '../validation/unions.ts';
import { address } from './address.ts';

const name = text({ max: 256 });

const owner = object('MemberOwnerCreate', {
  email: email(),
  name: withDefault(nullable(name), null),
  external_id: withDefault(nullable(text()), null),
});

const shared = {
  metadata: withDefault(metadata(), {}),
  external_id: withDefault(nullable(text()), null),
  name: withDefault(nullable(name), null),
  billing_address: withDefault(nullable(address()), null),
  tax_id: withDefault(nullable(text()), null),
  locale: withDefault(nullable(text()), null),
  organization_id: optional(nullable(uuid())),
};

const individual = object('CustomerIndividualCreate', {
  ...shared,
  type: withDefault(literal(['individual']), 'individual'),
  email: email(),
  owner: withDefault(nullable(owner), null),
});

const team = after(
  'validate_owner',
  object('CustomerTeamCreate', {
    ...shared,
    type: literal(['team']),
    email: withDefault(nullable(email()), null),
    owner: withDefault(nullable(owner), null),
  }),
  (value) =>
    value.email === null && value.owner === null
      ? 'An owner with an email address is required when creating a team customer without an email.'
      : null,
);

const isTeam = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'type' in input && input.type === 'team';

export const customerCreate = chosen((input) => (isTeam(input) ? 'team' : 'individual'), { individual, team });
export type NewCustomer = Infer<typeof customerCreate>;

const changed = {
  metadata: optional(metadata()),
  email: optional(nullable(email())),
  name: optional(nullable(name)),
  billing_address: optional(nullable(address())),
  tax_id: optional(nullable(text())),
  locale: optional(nullable(text())),
  type: optional(nullable(enumOf('CustomerType', ['individual', 'team']))),
};

export const customerUpdate = object('CustomerUpdate', { ...changed, external_id: optional(nullable(text())) });
/** Under its external id a customer is changed without naming another one. */
export const customerUpdateExternal = object('CustomerUpdateExternalID', changed);
export type CustomerChange = Infer<typeof customerUpdate>;
