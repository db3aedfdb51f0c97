// Query parameters, read as FastAPI reads them: a single one takes the last value, a filter may repeat, sorting is a
// list of enum values. Undeclared parameters are passed over.

import { enumOf } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { labelled } from '../validation/refine.ts';
import { int } from '../validation/scalars.ts';
import { INVALID, type Invalid, type Loc, type Reading, type Schema } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';

export interface QueryParameter<out T> {
  readonly read: (
    given: readonly string[],
    loc: Loc,
    reading: Reading,
    input: Readonly<Record<string, unknown>>,
  ) => T | Invalid;
}

export type QueryShape = Readonly<Record<string, QueryParameter<unknown>>>;
export type QueryOf<Q extends QueryShape> = {
  readonly [K in keyof Q]: Q[K] extends QueryParameter<infer T> ? T : never;
};

/** A parameter that may be absent. */
export function one<T>(schema: Schema<T>): QueryParameter<T | undefined>;
export function one<T>(schema: Schema<T>, fallback: T): QueryParameter<T>;
export function one<T>(schema: Schema<T>, fallback?: T): QueryParameter<T | undefined> {
  return { read: (given, loc, reading) => (given.length === 0 ? fallback : schema.read(given.at(-1), loc, reading)) };
}

/** A parameter that must be given. Polar tells what was given instead: all parameters, or on some paths null. */
export function required<T>(schema: Schema<T>, instead: 'all' | null = 'all'): QueryParameter<T> {
  return {
    read(given, loc, reading, input) {
      if (given.length > 0) return schema.read(given.at(-1), loc, reading);
      reading.issues.push({ type: 'missing', loc, msg: 'Field required', input: instead && input });
      return INVALID;
    },
  };
}

/** A filter that may repeat (`?status=active&status=trialing`); absent is undefined. */
export function many<T>(schema: Schema<T>): QueryParameter<readonly T[] | undefined> {
  const sequence = `json-or-python[json=list[${schema.label}],python=chain[is-instance[Sequence],function-wrap[sequence_validator()]]]`;
  const both = union(schema, labelled(sequence, list(schema)));
  return {
    read(given, loc, reading) {
      if (given.length === 0) return undefined;
      const value = both.read(given, loc, reading);
      // A list never reads as the single form, so the list member answered.
      return value === INVALID ? INVALID : (value as readonly T[]);
    },
  };
}

/** Sort keys, each also with `-`. Absent is the default. */
export function sorting<const K extends string>(
  keys: readonly K[],
  fallback: readonly (K | `-${K}`)[],
): QueryParameter<readonly string[]> {
  const member = list(
    enumOf(
      'SortProperty',
      keys.flatMap((key) => [key, `-${key}`]),
    ),
  );
  return { read: (given, loc, reading) => (given.length === 0 ? fallback : member.read(given, loc, reading)) };
}

/** `metadata[key]=value`, as pairs. */
export function metadataFilter(search: URLSearchParams): readonly (readonly [string, string])[] {
  return [...search].flatMap(([name, value]) => {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
}

/** What every paginated list takes; a limit over 100 is cut to 100. */
export const paging = {
  page: one(int({ gt: 0 }), 1),
  limit: one(int({ gt: 0 }), 10),
};

export function readQuery<Q extends QueryShape>(shape: Q, search: URLSearchParams, reading: Reading): QueryOf<Q> {
  const result: Record<string, unknown> = {};
  const input = Object.fromEntries(search);
  for (const [name, parameter] of Object.entries(shape))
    result[name] = parameter.read(search.getAll(name), ['query', name], reading, input);
  // Filled parameter by parameter from the table the type is computed from.
  return result as QueryOf<Q>;
}
