import { readObject } from './object.ts';
import { fail, INVALID, newReading, type Schema } from './schema.ts';

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
    read(given, loc, reading) {
      const input = readObject(given, loc, reading);
      if (input === INVALID) return INVALID;
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
