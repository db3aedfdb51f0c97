// Closed sets of values. An enum is a Python enum, reported by its class name; a literal lists its values.

import { fail, type Schema } from './schema.ts';

const quote = (value: string | boolean): string =>
  typeof value === 'string' ? `'${value}'` : value ? 'True' : 'False';

function oneOf(printed: readonly string[]): string {
  const last = printed.at(-1) ?? '';
  return printed.length < 2 ? last : `${printed.slice(0, -1).join(', ')} or ${last}`;
}

export function enumOf<const V extends readonly string[]>(name: string, values: V): Schema<V[number]> {
  const expected = oneOf(values.map(quote));
  return {
    label: `str-enum[${name}]`,
    read(input, loc, reading) {
      const found = values.find((value) => value === input);
      return (
        found ?? fail(reading, { type: 'enum', loc, msg: `Input should be ${expected}`, input, ctx: { expected } })
      );
    },
  };
}

/** `enumName` prints the members as Polar does where a literal is made of enum members. */
export function literal<const V extends readonly (string | boolean)[]>(
  values: V,
  enumName?: string,
): Schema<V[number]> {
  const printed = values.map((value) => (enumName ? `<${enumName}.${value}: ${quote(value)}>` : quote(value)));
  const expected = oneOf(printed);
  return {
    label: `literal[${values.map(quote).join(',')}]`,
    read(input, loc, reading) {
      const found = values.find((value) => value === input);
      return (
        found ??
        fail(reading, { type: 'literal_error', loc, msg: `Input should be ${expected}`, input, ctx: { expected } })
      );
    },
  };
}

/** A field that accepts null alone. */
export function nothing(): Schema<null> {
  return {
    label: 'none',
    read: (input, loc, reading) =>
      input === null ? null : fail(reading, { type: 'none_required', loc, msg: 'Input should be None', input }),
  };
}
