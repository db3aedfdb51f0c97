// Bodies made from an operation's JSON Schema, and bodies that are almost that.
import * as fc from 'fast-check';

/** The part of JSON Schema that the contract is written in. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Values that fit the schema; some of the ids are of things that are there. */
export function fitting(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const of = (part: Schema) => fitting(part, ids);
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return fc.oneof(...forms.map(of));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const { type } = schema;
  if (typeof type === 'object') return fc.oneof(...type.map((one) => of({ ...schema, type: one })));
  switch (type) {
    case 'object':
      return object(schema, ids);
    case 'array':
      return fc.array(of(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: schema.maxItems ?? 5,
      });
    case 'string':
      return schema.format === 'uuid' && ids.length > 0
        ? fc.oneof(fc.uuid({ version: 4 }), { weight: 4, arbitrary: fc.constantFrom(...ids) })
        : text(schema);
    case 'integer':
      return fc.integer(range(schema));
    case 'number':
      return fc.double({ min: range(schema).min, max: range(schema).max, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case undefined:
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`The schema has a type nobody makes values of: ${type}.`);
  }
}

function object(
  { properties = {}, required = [], propertyNames, additionalProperties }: Schema,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  if (propertyNames && additionalProperties) {
    return fc.dictionary(text(propertyNames), fitting(additionalProperties, ids), { maxKeys: 4 });
  }
  const model = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, fitting(member, ids)]));
  return fc.record(model, { requiredKeys: [...required] });
}

function text({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.emailAddress();
  if (format === 'uri') return fc.webUrl();
  if (format === 'date-time')
    return fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString());
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' });
}

function range({ minimum, exclusiveMinimum, maximum }: Schema): { min: number; max: number } {
  const min = minimum ?? (exclusiveMinimum ?? -1_000_000_000) + 1;
  return { min: Math.max(min, -1_000_000_000), max: Math.min(maximum ?? 1_000_000_000, 1_000_000_000) };
}

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'length', 'then', '', 'id', 'customer_id', '\0'];

/** What has no business anywhere: other types, edges of numbers and texts, deep and wide things, names of prototypes. */
const rubbish: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\0',
    '\ud800',
    -0,
    1e308,
    -1,
    2 ** 53,
    0.1,
    [],
    {},
    [[]],
    'null',
    '{}',
  ),
  fc.integer({ min: 30, max: 60 }).map((depth) => nested(depth)),
  fc.constantFrom('a', '../', '%00', "' or 1=1 --", '\u202e', 'a@').map((unit) => unit.repeat(3_000)),
  fc.dictionary(fc.constantFrom(...NAMES), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 ? [value] : { a: value };
  return value;
}

/** The text of a call's body with one thing wrong: a value, a field too many, one too few, or the text itself. */
export function wrecked(body: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const within = fc
    .tuple(body, fc.nat(), rubbish, fc.constantFrom(...NAMES))
    .map(([whole, at, put, name]) => wreck(whole, { at, put, name }));
  const asText = fc
    .tuple(body, fc.nat(), fc.constantFrom('cut', 'twice', 'flip'))
    .map(([whole, at, how]) => spoil(JSON.stringify(whole), at, how));
  return fc.oneof({ weight: 8, arbitrary: within }, { weight: 1, arbitrary: asText });
}

interface Wreck {
  readonly at: number;
  readonly put: unknown;
  readonly name: string;
}

/** Puts rubbish in the place of one value, beside one, or takes one away. */
function wreck(whole: unknown, { at, put, name }: Wreck): string {
  const copy: unknown = JSON.parse(JSON.stringify(whole));
  const places: [object, string][] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      places.push([value, key]);
      walk(member);
    }
  };
  walk(copy);
  const [holder, key] = places[at % Math.max(places.length, 1)] ?? [{}, ''];
  const how = at % 5;
  if (how === 0) Reflect.deleteProperty(holder, key);
  else if (how === 1 && Array.isArray(holder)) holder.push(put);
  else if (how === 1) Object.defineProperty(holder, name, { value: put, enumerable: true, configurable: true });
  else Object.defineProperty(holder, key, { value: put, enumerable: true, configurable: true });
  return JSON.stringify(copy);
}

function spoil(text: string, at: number, how: string): string {
  const place = at % text.length;
  if (how === 'cut') return text.slice(0, place);
  if (how === 'twice') return text.slice(0, place) + text;
  return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ (1 << (at % 7))) + text.slice(place + 1);
}
