/** JSON Schema as far as tools are described by it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly [more: string]: unknown;
}

/** What only narrows: an answer with a new field, a new word or a missing field must not be refused by who asked. */
const NARROWING = [
  'enum',
  'const',
  'required',
  'additionalProperties',
  'pattern',
  'format',
  'minimum',
  'maximum',
  '$schema',
];
const WORDS = ['minLength', 'maxLength', 'exclusiveMinimum', 'exclusiveMaximum', 'propertyNames', 'multipleOf', 'id'];
const NARROW: readonly string[] = [...NARROWING, ...WORDS];

/** A schema that fits whatever has the same fields with the same kinds of values, and whatever else comes beside them. */
export function tolerant(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tolerant);
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields = Object.entries(schema);
  const typed = fields.some(([name]) => name === 'type') ? [] : typeOfValues(schema);
  return Object.fromEntries([
    ...typed,
    ...fields
      .filter(([name]) => !NARROW.includes(name))
      // One of several that are told apart by a word: without the word, any of them.
      .map(([name, value]) => {
        if (name === 'properties') return [name, eachOf(value)];
        return [name === 'oneOf' ? 'anyOf' : name, tolerant(value)];
      }),
  ]);
}

/** Names of fields are no keywords, whatever they are called. */
function eachOf(properties: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(properties)).map(([name, schema]) => [name, tolerant(schema)]));
}

/** A set of words is of their kind; a word of another kind may not come. */
function typeOfValues(schema: object): [string, unknown][] {
  const values: unknown = 'enum' in schema ? schema.enum : 'const' in schema ? [schema.const] : undefined;
  const kinds = Array.isArray(values)
    ? [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))]
    : [];
  return kinds.length === 1 && kinds[0] !== 'object' ? [['type', kinds[0]]] : [];
}

/** A choice of objects as one object: models fill in one flat form more surely than one of several. */
export function flattened(schema: JsonSchema): ObjectSchema {
  const choices = schema.oneOf ?? schema.anyOf;
  const branches = (Array.isArray(choices) ? choices : [schema]) as readonly ObjectSchema[];
  const properties: Record<string, JsonSchema> = {};
  for (const branch of branches) {
    for (const [name, part] of Object.entries(branch.properties ?? {}))
      properties[name] = either(properties[name], part);
  }
  const required = Object.keys(properties).filter((name) =>
    branches.every((branch) => branch.required?.includes(name)),
  );
  return { type: 'object', properties, required, additionalProperties: false };
}

function either(first: JsonSchema | undefined, other: JsonSchema): JsonSchema {
  if (first === undefined || JSON.stringify(first) === JSON.stringify(other)) return other;
  const words = [first, other].flatMap((part) =>
    Array.isArray(part.enum) ? part.enum : 'const' in part ? [part.const] : [],
  );
  return words.length > 0 ? { type: 'string', enum: [...new Set(words)] } : { anyOf: [first, other] };
}
