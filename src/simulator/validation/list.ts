import { fail, INVALID, type Issue, type Loc, type Schema } from './schema.ts';

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
