import { enumOf } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { instant, metadata, uuid } from '../validation/polar-types.ts';
import { int, text } from '../validation/scalars.ts';
import { INVALID, type Infer, nullable, optional, type Schema, withDefault } from '../validation/schema.ts';

/** Which key is meant. Whoever asks names its organization; here that is no setting an organization token may not make. */
export interface NamedKey {
  readonly key: string;
  readonly owner: string;
}

const named = { key: text(), organization_id: uuid() };

export const validate = ownedBy(
  object('LicenseKeyValidate', {
    ...named,
    activation_id: optional(nullable(uuid())),
    benefit_id: optional(nullable(uuid())),
    customer_id: optional(nullable(uuid())),
    increment_usage: optional(nullable(int({ ge: 0 }))),
    conditions: withDefault(metadata(), {}),
  }),
);

export const activate = ownedBy(
  object('LicenseKeyActivate', {
    ...named,
    label: text(),
    conditions: withDefault(metadata(), {}),
    meta: withDefault(metadata(), {}),
  }),
);

export const deactivate = ownedBy(object('LicenseKeyDeactivate', { ...named, activation_id: uuid() }));

export type Validation = Infer<typeof validate>;
export type Activation = Infer<typeof activate>;

export const update = object('LicenseKeyUpdate', {
  status: optional(nullable(enumOf('LicenseKeyStatus', ['granted', 'revoked', 'disabled']))),
  usage: optional(int()),
  limit_activations: optional(nullable(int({ gt: 0 }))),
  limit_usage: optional(nullable(int({ gt: 0 }))),
  expires_at: optional(nullable(instant())),
});

function ownedBy<T extends { readonly organization_id: string }>(
  schema: Schema<T>,
): Schema<Omit<T, 'organization_id'> & { readonly owner: string }> {
  return {
    label: schema.label,
    read(input, loc, reading) {
      const value = schema.read(input, loc, reading);
      if (value === INVALID) return INVALID;
      const { organization_id, ...rest } = value;
      return { ...rest, owner: organization_id };
    },
  };
}
