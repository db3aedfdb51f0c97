// The notation for request bodies. A schema reads an unknown value and either answers the typed value or leaves
// issues that look like pydantic's: type, loc, msg, input, ctx. `label` is the name under which a union reports it.
// Scalars, objects, lists and unions are in the files of these names, Polar's own types (metadata, email …) in polar-types.ts.

export type Loc = readonly (string | number)[];

export interface Issue {
  readonly type: string;
  readonly loc: Loc;
  readonly msg: string;
  readonly input?: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

export const INVALID: unique symbol = Symbol('invalid');
export type Invalid = typeof INVALID;

/** One reading of one value. `strict` refuses conversions; unions use it to prefer the exact member. */
export interface Reading {
  readonly issues: Issue[];
  readonly strict: boolean;
  /** Milliseconds since the epoch, for "must be in the future". */
  readonly now: number;
  /** Fields met in objects; a union prefers the member that takes most of them. */
  fieldsSet: number;
}

export interface Schema<out T> {
  readonly label: string;
  readonly read: (input: unknown, loc: Loc, reading: Reading) => T | Invalid;
}

/** A field that may be absent; with a fallback it is then filled. */
export interface OptionalField<out T> {
  readonly optional: true;
  readonly schema: Schema<T>;
  readonly fallback?: () => T;
}

export interface DefaultField<out T> extends OptionalField<T> {
  readonly fallback: () => T;
}

export type Infer<S> = S extends Schema<infer T> ? T : never;

/** May be absent; the key is then absent from the result too. */
export function optional<T>(schema: Schema<T>): OptionalField<T> {
  return { optional: true, schema };
}

/** May be absent; the result then carries `value`. */
export function withDefault<T>(schema: Schema<T>, value: T): DefaultField<T> {
  return { optional: true, schema, fallback: () => value };
}

export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return {
    label: `nullable[${schema.label}]`,
    read: (input, loc, reading) => (input === null ? null : schema.read(input, loc, reading)),
  };
}

export function newReading(now: number, strict = false): Reading {
  return { issues: [], strict, now, fieldsSet: 0 };
}

/** Leaves one issue and answers INVALID, so a schema can `return fail(…)`. */
export function fail(reading: Reading, issue: Issue): Invalid {
  reading.issues.push(issue);
  return INVALID;
}
