import { fail, INVALID, type Schema } from './schema.ts';

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
