/** Prints one JSON Schema as a TypeScript type. Knows what the contract's schemas use and throws on anything else. */
import type { core } from 'zod/mini';

type Schema = core.JSONSchema.BaseSchema;
type Part = Schema | boolean;

/** The type's text; `indent` is the depth, in steps of two spaces, that its closing brace stands at. */
export function printType(part: Part, indent: number): string {
  if (part === true) return 'unknown';
  if (part === false) return 'never';
  if (part.$ref) return part.$ref.replace('#/$defs/', '');
  if (part.const !== undefined) return literal(part.const);
  if (part.enum) return part.enum.map(literal).join(' | ');
  const union = part.anyOf ?? part.oneOf;
  if (union) return printUnion(union, indent);
  if (part.allOf) return part.allOf.map((member) => group(printType(member, indent))).join(' & ');
  return printPlain(part, indent);
}

function printPlain(part: Schema, indent: number): string {
  // Some schemas carry several types at once, such as ["string", "null"].
  const types: unknown = part.type;
  if (Array.isArray(types)) return types.map((type) => printPlain({ ...part, type }, indent)).join(' | ');
  switch (part.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return part.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return printArray(part, indent);
    case 'object':
      return printObject(part, indent);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`No type for ${JSON.stringify(part)}`);
  }
}

/** Known values beside any string: TypeScript would fold them into `string` and lose the completion. */
function printUnion(members: readonly Part[], indent: number): string {
  const open = members.some(
    (member) => typeof member === 'object' && (member.enum || typeof member.const === 'string'),
  );
  const texts = members.map((member) => {
    const text = printType(member, indent);
    return open && text === 'string' ? '(string & {})' : text;
  });
  return texts.includes('unknown') ? 'unknown' : [...new Set(texts)].join(' | ');
}

function printArray(part: Schema, indent: number): string {
  const { items, prefixItems } = part;
  if (prefixItems) return `[${prefixItems.map((item) => printType(item, indent)).join(', ')}]`;
  if (Array.isArray(items)) return `[${items.map((item) => printType(item, indent)).join(', ')}]`;
  return `${group(printType(items ?? true, indent))}[]`;
}

/**
 * Fields that a loose object also lets through get no index signature: with one, a misspelt field would compile.
 */
function printObject(part: Schema, indent: number): string {
  if (part.propertyNames || !part.properties) {
    const rest = part.additionalProperties;
    const empty = rest === false || (rest === undefined && !part.propertyNames);
    return `Record<string, ${empty ? 'never' : printType(rest ?? true, indent)}>`;
  }
  const required = new Set(part.required ?? []);
  const pad = '  '.repeat(indent + 1);
  const fields = Object.entries(part.properties).map(
    ([name, field]) => `${pad}${key(name)}${required.has(name) ? '' : '?'}: ${printType(field, indent + 1)};`,
  );
  if (fields.length === 0) return 'Record<string, never>';
  return `{\n${fields.join('\n')}\n${'  '.repeat(indent)}}`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Brackets around a union that stands inside an array or an intersection; what lies within braces needs none. */
function group(text: string): string {
  let depth = 0;
  for (const character of text) {
    if ('{(['.includes(character)) depth += 1;
    else if ('})]'.includes(character)) depth -= 1;
    else if (depth === 0 && '|&'.includes(character)) return `(${text})`;
  }
  return text;
}
