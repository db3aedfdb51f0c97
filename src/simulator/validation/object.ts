// The result of an object holds only fields that were given or have a default, which is how Polar tells "not set" from
// "set to null" in a PATCH.

import { type DefaultField, fail, INVALID, type Loc, type OptionalField, type Reading, type Schema } from './schema.ts';

type Fields = Readonly<Record<string, Schema<unknown> | OptionalField<unknown>>>;

type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends DefaultField<unknown> ? K : F[K] extends OptionalField<unknown> ? never : K;
}[keyof F];
type FieldValue<X> = X extends OptionalField<infer T> ? T : X extends Schema<infer T> ? T : never;

export type ObjectOf<F extends Fields> = { [K in RequiredKeys<F>]: FieldValue<F[K]> } & {
  [K in Exclude<keyof F, RequiredKeys<F>>]?: FieldValue<F[K]>;
};

interface ObjectRules {
  /** `forbid` refuses unknown fields; by default they are passed over. */
  readonly extra?: 'forbid';
  /** Other names under which a field may come: `{ external_customer_id: ['customer_external_id'] }`. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}

/** A value as an object; what is none leaves an issue. */
export function readObject(input: unknown, loc: Loc, reading: Reading): Record<string, unknown> | typeof INVALID {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Record<string, unknown>;
  const msg = 'Input should be a valid dictionary or object to extract fields from';
  return fail(reading, { type: 'model_attributes_type', loc, msg, input });
}

export function object<const F extends Fields>(label: string, fields: F, rules: ObjectRules = {}): Schema<ObjectOf<F>> {
  const declared = Object.entries(fields).map(([name, field]) => {
    return { name, field, names: [name, ...(rules.aliases?.[name] ?? [])] };
  });
  return {
    label,
    read(given, loc, reading) {
      const input = readObject(given, loc, reading);
      if (input === INVALID) return INVALID;
      const before = reading.issues.length;
      const result: Record<string, unknown> = {};
      const taken = new Set<string>();
      for (const { name, field, names } of declared) {
        const key = names.find((candidate) => input[candidate] !== undefined) ?? name;
        taken.add(key);
        readField(field, { result, name, key, input, loc }, reading);
      }
      if (rules.extra === 'forbid')
        for (const [key, value] of Object.entries(input))
          if (!taken.has(key))
            fail(reading, {
              type: 'extra_forbidden',
              loc: [...loc, key],
              msg: 'Extra inputs are not permitted',
              input: value,
            });
      // Filled field by field from the same table the type is computed from.
      return reading.issues.length > before ? INVALID : (result as ObjectOf<F>);
    },
  };
}

interface FieldPlace {
  readonly result: Record<string, unknown>;
  readonly name: string;
  /** Under which it came. */
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of the object. */
  readonly loc: Loc;
}

function readField(field: Schema<unknown> | OptionalField<unknown>, place: FieldPlace, reading: Reading): void {
  const { result, name, key, input, loc } = place;
  const given = input[key];
  const schema = 'optional' in field ? field.schema : field;
  if (given !== undefined) {
    reading.fieldsSet += 1;
    result[name] = schema.read(given, [...loc, key], reading);
  } else if (!('optional' in field)) {
    fail(reading, { type: 'missing', loc: [...loc, key], msg: 'Field required', input });
  } else if (field.fallback) {
    result[name] = field.fallback();
  }
}
