import type { SchemaThunk } from '../../src/contract/define.ts';

type Schema = ReturnType<SchemaThunk>;
type Fits = (value: unknown) => boolean;

/** The part of a schema's definition that is read here; which fields are there depends on `type`. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly unknown[] | undefined;
  readonly check?: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

const compiled = new WeakMap<Schema, Fits>();

/**
 * Says whether a value fits a schema, and nothing more: no copy, no issues. Nearly every answer fits, and this costs a
 * fraction of a parse. What it does not know it leaves to the schema itself, so the two never disagree.
 */
export function fits(schema: Schema, value: unknown): boolean {
  return fitsOf(schema)(value);
}

function fitsOf(schema: Schema): Fits {
  const known = compiled.get(schema);
  if (known) return known;
  const made = compile(schema, schema._zod.def as Definition) ?? ((value: unknown) => schema.safeParse(value).success);
  compiled.set(schema, made);
  return made;
}

function compile(schema: Schema, def: Definition): Fits | null {
  if (def.checks?.length) return null;
  const inner = def.innerType && fitsOf(def.innerType);
  switch (def.type) {
    case 'unknown':
      return () => true;
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'string':
      return text(def);
    case 'number':
      if (def.format === 'safeint') return Number.isSafeInteger;
      return def.format === undefined ? Number.isFinite : null;
    case 'nullable':
      return inner ? (value) => value === null || inner(value) : null;
    case 'optional':
      return inner ? (value) => value === undefined || inner(value) : null;
    case 'array':
      return def.element ? array(fitsOf(def.element)) : null;
    case 'enum':
    case 'literal':
      return oneOf(schema);
    case 'union':
      return def.options ? union(def.options.map(fitsOf)) : null;
    case 'object':
      return object(def);
    default:
      return null;
  }
}

function text({ format, pattern }: Definition): Fits | null {
  if (format === undefined) return (value) => typeof value === 'string';
  if (format !== 'guid' || !pattern) return null;
  return (value) => typeof value === 'string' && pattern.test(value);
}

function array(item: Fits): Fits {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const member of value) if (!item(member)) return false;
    return true;
  };
}

function union(options: readonly Fits[]): Fits {
  return (value) => options.some((option) => option(value));
}

function oneOf({ _zod: { values } }: Schema): Fits | null {
  const known: ReadonlySet<unknown> | undefined = values;
  return known ? (value) => known.has(value) : null;
}

/** Fields beyond the shape pass where the schema passes or drops them. */
function object({ shape = {}, catchall }: Definition): Fits | null {
  if (catchall && catchall._zod.def.type !== 'unknown') return null;
  const fields = Object.entries(shape).map(([name, schema]) => ({
    name,
    field: fitsOf(schema),
    mayMiss: schema._zod.optin === 'optional',
  }));
  return (value) => {
    if (!isRecord(value)) return false;
    for (const { name, field, mayMiss } of fields) {
      const member = value[name];
      if (member === undefined && !(name in value) ? !mayMiss : !field(member)) return false;
    }
    return true;
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
