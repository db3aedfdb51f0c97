// Objects, lists and the two kinds of union. The result of an object holds only fields that were given or have a
// default, which is how Polar tells "not set" from "set to null" in a PATCH.

import {
  type DefaultField,
  fail,
  INVALID,
  type Issue,
  type Loc,
  newReading,
  type OptionalField,
  type Reading,
  type Schema,
} from './schema.ts';

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

const isObject = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

export function object<const F extends Fields>(label: string, fields: F, rules: ObjectRules = {}): Schema<ObjectOf<F>> {
  const declared = Object.entries(fields).map(([name, field]) => {
    return { name, field, names: [name, ...(rules.aliases?.[name] ?? [])] };
  });
  return {
    label,
    read(input, loc, reading) {
      if (!isObject(input))
        return fail(reading, {
          type: 'model_attributes_type',
          loc,
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input,
        });
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

export function list<T>(item: Schema<T>, rules: { readonly min?: number; readonly max?: number } = {}): Schema<T[]> {
  return {
    label: `list[${item.label}]`,
    read(input, loc, reading) {
      if (!Array.isArray(input))
        return fail(reading, { type: 'list_type', loc, msg: 'Input should be a valid list', input });
      const before = reading.issues.length;
      const values: T[] = [];
      for (const [index, element] of input.entries()) {
        const value = item.read(element, [...loc, index], reading);
        if (value !== INVALID) values.push(value);
      }
      if (reading.issues.length > before) return INVALID;
      const { min, max } = rules;
      if (min !== undefined && values.length < min)
        return fail(reading, sizeIssue('too_short', { loc, input, bound: min, actual: values.length }));
      if (max !== undefined && values.length > max)
        return fail(reading, sizeIssue('too_long', { loc, input, bound: max, actual: values.length }));
      return values;
    },
  };
}

function sizeIssue(
  type: 'too_short' | 'too_long',
  found: { loc: Loc; input: unknown; bound: number; actual: number },
): Issue {
  const { loc, input, bound, actual } = found;
  const words = type === 'too_short' ? 'least' : 'most';
  return {
    type,
    loc,
    msg: `List should have at ${words} ${bound} item${bound === 1 ? '' : 's'} after validation, not ${actual}`,
    input,
    ctx: { field_type: 'List', [type === 'too_short' ? 'min_length' : 'max_length']: bound, actual_length: actual },
  };
}

/**
 * A union without a discriminator. The exact member wins, then the one that takes most fields, then the first.
 * When none fits, the issues of all members are reported, each under its label.
 */
export function union<S extends readonly Schema<unknown>[]>(
  ...members: S
): Schema<S[number] extends Schema<infer T> ? T : never> {
  type Value = S[number] extends Schema<infer T> ? T : never;
  return {
    label: `union[${members.map((member) => member.label).join(',')}]`,
    read(input, loc, reading) {
      for (const strict of reading.strict ? [true] : [true, false]) {
        let best: { value: unknown; fieldsSet: number } | null = null;
        for (const member of members) {
          const attempt = newReading(reading.now, strict);
          const value = member.read(input, [...loc, member.label], attempt);
          if (value !== INVALID && (!best || attempt.fieldsSet > best.fieldsSet))
            best = { value, fieldsSet: attempt.fieldsSet };
        }
        if (best) {
          reading.fieldsSet += best.fieldsSet;
          return best.value as Value;
        }
      }
      for (const member of members) member.read(input, [...loc, member.label], reading);
      return INVALID;
    },
  };
}

interface TagRules {
  /** The Python enum that the tags belong to, as the message prints it. */
  readonly enumName?: string;
}

/** A union told apart by a field. The tag becomes part of `loc`. */
export function tagged<M extends Readonly<Record<string, Schema<unknown>>>>(
  key: string,
  members: M,
  rules: TagRules = {},
): Schema<M[keyof M] extends Schema<infer T> ? T : never> {
  type Value = M[keyof M] extends Schema<infer T> ? T : never;
  const expected = Object.keys(members)
    .map((tag) => (rules.enumName ? `<${rules.enumName}.${tag}: '${tag}'>` : `'${tag}'`))
    .join(', ');
  return {
    label: `tagged-union[${Object.values(members)
      .map((member) => member.label)
      .join(',')}]`,
    read(input, loc, reading) {
      if (!isObject(input))
        return fail(reading, {
          type: 'model_attributes_type',
          loc,
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input,
        });
      const tag = input[key];
      const discriminator = `'${key}'`;
      if (tag === undefined)
        return fail(reading, {
          type: 'union_tag_not_found',
          loc,
          msg: `Unable to extract tag using discriminator ${discriminator}`,
          input,
          ctx: { discriminator },
        });
      const member = typeof tag === 'string' && Object.hasOwn(members, tag) ? members[tag] : undefined;
      if (!member)
        return fail(reading, {
          type: 'union_tag_invalid',
          loc,
          msg: `Input tag '${String(tag)}' found using ${discriminator} does not match any of the expected tags: ${expected}`,
          input,
          ctx: { discriminator, tag: String(tag), expected_tags: expected },
        });
      return member.read(input, [...loc, String(tag)], reading) as Value;
    },
  };
}

/** A union whose member is chosen by looking at the value. The chosen name becomes part of `loc`. */
export function chosen<M extends Readonly<Record<string, Schema<unknown>>>>(
  choose: (input: unknown) => keyof M & string,
  members: M,
): Schema<M[keyof M] extends Schema<infer T> ? T : never> {
  type Value = M[keyof M] extends Schema<infer T> ? T : never;
  return {
    label: `tagged-union[${Object.values(members)
      .map((member) => member.label)
      .join(',')}]`,
    read(input, loc, reading) {
      const tag = choose(input);
      const member: Schema<unknown> | undefined = members[tag];
      return member ? (member.read(input, [...loc, tag], reading) as Value) : INVALID;
    },
  };
}

/** A check on the whole value, by a function whose name unions print: `function-after[name(), Inner]`. */
export function after<T>(
  name: string,
  schema: Schema<T>,
  check: (value: T, now: number) => string | { type: string; msg: string } | null,
): Schema<T> {
  return {
    label: `function-after[${name}(), ${schema.label}]`,
    read(input, loc, reading) {
      const value = schema.read(input, loc, reading);
      if (value === INVALID) return INVALID;
      const wrong = check(value, reading.now);
      if (wrong === null) return value;
      if (typeof wrong === 'string')
        return fail(reading, { type: 'value_error', loc, msg: `Value error, ${wrong}`, input, ctx: { error: {} } });
      return fail(reading, { ...wrong, loc, input });
    },
  };
}

/** Gives a schema another name inside unions. */
export function labelled<T>(label: string, schema: Schema<T>): Schema<T> {
  return { ...schema, label };
}
