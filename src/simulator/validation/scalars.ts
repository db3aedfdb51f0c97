// Scalars. They convert what pydantic converts outside strict mode ("5" is an int, "true" a bool) and refuse the rest
// under pydantic's names.

import { fail, type Invalid, type Issue, type Loc, type Reading, type Schema } from './schema.ts';

interface Bounds {
  readonly gt?: number;
  readonly ge?: number;
  readonly lt?: number;
  readonly le?: number;
}

interface TextRules {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly strip?: boolean;
  readonly label?: string;
}

const plural = (count: number): string => (count === 1 ? '' : 's');

export function text(rules: TextRules = {}): Schema<string> {
  const constrained = rules.min !== undefined || rules.max !== undefined || rules.pattern !== undefined || rules.strip;
  return {
    label: rules.label ?? (constrained ? 'constrained-str' : 'str'),
    read(input, loc, reading) {
      if (typeof input !== 'string')
        return fail(reading, { type: 'string_type', loc, msg: 'Input should be a valid string', input });
      const value = rules.strip ? input.trim() : input;
      const { min, max, pattern } = rules;
      const length = [...value].length;
      if (min !== undefined && length < min)
        return fail(reading, {
          type: 'string_too_short',
          loc,
          msg: `String should have at least ${min} character${plural(min)}`,
          input,
          ctx: { min_length: min },
        });
      if (max !== undefined && length > max)
        return fail(reading, {
          type: 'string_too_long',
          loc,
          msg: `String should have at most ${max} character${plural(max)}`,
          input,
          ctx: { max_length: max },
        });
      if (pattern && !pattern.test(value))
        return fail(reading, {
          type: 'string_pattern_mismatch',
          loc,
          msg: `String should match pattern '${pattern.source}'`,
          input,
          ctx: { pattern: pattern.source },
        });
      return value;
    },
  };
}

function bounded(
  value: number,
  bounds: Bounds,
  found: { input: unknown; loc: Loc; reading: Reading },
): number | Invalid {
  const { input, loc, reading } = found;
  const out = (type: string, words: string, ctx: Record<string, unknown>): Invalid =>
    fail(reading, { type, loc, msg: `Input should be ${words} ${Object.values(ctx)[0]}`, input, ctx });
  const { gt, ge, lt, le } = bounds;
  if (le !== undefined && value > le) return out('less_than_equal', 'less than or equal to', { le });
  if (lt !== undefined && value >= lt) return out('less_than', 'less than', { lt });
  if (ge !== undefined && value < ge) return out('greater_than_equal', 'greater than or equal to', { ge });
  if (gt !== undefined && value <= gt) return out('greater_than', 'greater than', { gt });
  return value;
}

export function int(bounds: Bounds = {}): Schema<number> {
  const label = Object.keys(bounds).length > 0 ? 'constrained-int' : 'int';
  return {
    label,
    read(input, loc, reading) {
      const value = readInt(input, loc, reading);
      return typeof value === 'number' ? bounded(value, bounds, { input, loc, reading }) : fail(reading, value);
    },
  };
}

function readInt(input: unknown, loc: Loc, reading: Reading): number | Issue {
  if (typeof input === 'number') {
    if (Number.isInteger(input)) return input;
    if (reading.strict) return { type: 'int_type', loc, msg: 'Input should be a valid integer', input };
    return {
      type: 'int_from_float',
      loc,
      msg: 'Input should be a valid integer, got a number with a fractional part',
      input,
    };
  }
  if (!reading.strict && typeof input === 'boolean') return input ? 1 : 0;
  if (!reading.strict && typeof input === 'string') {
    if (/^\s*[+-]?\d+(\.0+)?\s*$/.test(input)) return Number(input);
    return {
      type: 'int_parsing',
      loc,
      msg: 'Input should be a valid integer, unable to parse string as an integer',
      input,
    };
  }
  return { type: 'int_type', loc, msg: 'Input should be a valid integer', input };
}

export function float(bounds: Bounds = {}): Schema<number> {
  const label = Object.keys(bounds).length > 0 ? 'constrained-float' : 'float';
  return {
    label,
    read(input, loc, reading) {
      if (typeof input === 'number') return bounded(input, bounds, { input, loc, reading });
      if (!reading.strict && typeof input === 'boolean') return input ? 1 : 0;
      if (!reading.strict && typeof input === 'string') {
        const value = input.trim() === '' ? Number.NaN : Number(input);
        if (!Number.isNaN(value)) return bounded(value, bounds, { input, loc, reading });
        return fail(reading, {
          type: 'float_parsing',
          loc,
          msg: 'Input should be a valid number, unable to parse string as a number',
          input,
        });
      }
      return fail(reading, { type: 'float_type', loc, msg: 'Input should be a valid number', input });
    },
  };
}

/** A decimal kept as the string Polar prints. */
export function decimal(bounds: Bounds & { readonly places?: number } = {}): Schema<string> {
  const { places, ...range } = bounds;
  return {
    label: 'decimal',
    read(input, loc, reading) {
      if (typeof input !== 'string' && typeof input !== 'number')
        return fail(reading, {
          type: 'decimal_type',
          loc,
          msg: 'Decimal input should be an integer, float, string or Decimal object',
          input,
        });
      const printed = String(input).trim();
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(printed))
        return fail(reading, { type: 'decimal_parsing', loc, msg: 'Input should be a valid decimal', input });
      const fraction = printed.split('.')[1] ?? '';
      if (places !== undefined && fraction.length > places)
        return fail(reading, {
          type: 'decimal_max_places',
          loc,
          msg: `Decimal input should have no more than ${places} decimal places`,
          input,
          ctx: { decimal_places: places },
        });
      const checked = bounded(Number(printed), range, { input, loc, reading });
      return typeof checked === 'number' ? printed : checked;
    },
  };
}

const TRUE = new Set(['true', 't', '1', 'on', 'yes', 'y']);
const FALSE = new Set(['false', 'f', '0', 'off', 'no', 'n']);

export function bool(): Schema<boolean> {
  return {
    label: 'bool',
    read(input, loc, reading) {
      if (typeof input === 'boolean') return input;
      if (reading.strict || (typeof input !== 'string' && typeof input !== 'number'))
        return fail(reading, { type: 'bool_type', loc, msg: 'Input should be a valid boolean', input });
      const word = String(input).toLowerCase();
      if (TRUE.has(word)) return true;
      if (FALSE.has(word)) return false;
      return fail(reading, {
        type: 'bool_parsing',
        loc,
        msg: 'Input should be a valid boolean, unable to interpret input',
        input,
      });
    },
  };
}
