/** Reads the part of TypeScript's types that Polar's SDK declares its shapes in, as JSON Schema. */

import type { ObjectSchema, Schema } from '../../server-adapter/polar/catalogue/schema.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|=>|-?\d+(?:\.\d+)?|[\w$]+|[^\s\w]/g;

/** A run through the tokens of one text. */
interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

function open(text: string): Cursor {
  return { tokens: text.replaceAll(/\/\*[\s\S]*?\*\//g, '').match(TOKEN) ?? [], at: 0 };
}

const peek = ({ tokens, at }: Cursor, ahead = 0): string => tokens[at + ahead] ?? '';

function take(cursor: Cursor, expected?: string): string {
  const token = peek(cursor);
  if (token === '' || (expected !== undefined && token !== expected)) {
    const near = cursor.tokens.slice(Math.max(0, cursor.at - 8), cursor.at + 4).join(' ');
    throw new Error(`Expected ${expected ?? 'more'}, found ${token || 'the end'} near: ${near}`);
  }
  cursor.at += 1;
  return token;
}

/** The schema a type stands for. */
export function parseType(text: string): Schema {
  const cursor = open(text);
  const schema = readUnion(cursor);
  if (cursor.at < cursor.tokens.length) throw new Error(`What follows is not understood: ${peek(cursor)}`);
  return schema;
}

/** The fields of an interface's body, braces included. */
export function parseFields(text: string): ObjectSchema {
  return readObject(open(text));
}

/** `(id: string, body: X, …) => Promise<Y>`. */
export function parseSignature(text: string): { parameters: Readonly<Record<string, Schema>>; result: Schema } {
  const cursor = open(text);
  take(cursor, '(');
  const parameters: Record<string, Schema> = {};
  while (peek(cursor) !== ')') {
    const name = take(cursor);
    if (peek(cursor) === '?') take(cursor);
    take(cursor, ':');
    parameters[name] = readUnion(cursor);
    if (peek(cursor) === ',') take(cursor);
  }
  take(cursor, ')');
  take(cursor, '=>');
  take(cursor, 'Promise');
  take(cursor, '<');
  return { parameters, result: readUnion(cursor) };
}

function readUnion(cursor: Cursor): Schema {
  if (peek(cursor) === '|') take(cursor);
  const members = [readOne(cursor)];
  while (peek(cursor) === '|') {
    take(cursor);
    members.push(readOne(cursor));
  }
  return union(members);
}

/** Literals of one union are one list of values. */
function union(members: readonly Schema[]): Schema {
  const values = members.flatMap((member) => ('enum' in member && Array.isArray(member.enum) ? member.enum : []));
  const others = members.filter((member) => !('enum' in member));
  const all: Schema[] = values.length > 0 ? [{ enum: values }, ...others] : [...others];
  const [only] = all;
  return only && all.length === 1 ? only : { anyOf: all };
}

function readOne(cursor: Cursor): Schema {
  let schema = readPlain(cursor);
  while (peek(cursor) === '[' && peek(cursor, 1) === ']') {
    cursor.at += 2;
    schema = { type: 'array', items: schema };
  }
  return schema;
}

function readPlain(cursor: Cursor): Schema {
  if (peek(cursor) === '{') return readObject(cursor);
  const token = take(cursor);
  if (token === '(') {
    const inner = readUnion(cursor);
    take(cursor, ')');
    return inner;
  }
  if (token === '[') return readTuple(cursor);
  if (token.startsWith('"')) return { enum: [JSON.parse(token)] };
  if (/^-?\d/.test(token)) return { enum: [Number(token)] };
  if (token === 'true' || token === 'false') return { enum: [token === 'true'] };
  if (token === 'string' || token === 'number' || token === 'boolean' || token === 'null') return { type: token };
  if (token === 'unknown' || token === 'any' || token === 'undefined' || token === 'void') return {};
  if (token === 'Record') return readRecord(cursor);
  if (/^\w/.test(token) && peek(cursor) !== '<') return { $ref: token };
  throw new Error(`This type is not understood: ${token}${peek(cursor)}`);
}

/** A tuple's members in no order: what Polar checks is theirs to say. */
function readTuple(cursor: Cursor): Schema {
  const members: Schema[] = [];
  while (peek(cursor) !== ']') {
    members.push(readUnion(cursor));
    if (peek(cursor) === ',') take(cursor);
  }
  take(cursor, ']');
  return { type: 'array', items: union(members) };
}

function readRecord(cursor: Cursor): Schema {
  take(cursor, '<');
  readUnion(cursor);
  take(cursor, ',');
  const additionalProperties = readUnion(cursor);
  take(cursor, '>');
  return { type: 'object', additionalProperties };
}

function readObject(cursor: Cursor): ObjectSchema {
  take(cursor, '{');
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  let additionalProperties: Schema | undefined;
  while (peek(cursor) !== '}') {
    if (peek(cursor) === '[') {
      additionalProperties = readIndex(cursor);
      continue;
    }
    const name = take(cursor).replaceAll('"', '');
    const isOptional = peek(cursor) === '?';
    if (isOptional) take(cursor);
    else required.push(name);
    take(cursor, ':');
    properties[name] = readUnion(cursor);
    if (peek(cursor) === ';') take(cursor);
  }
  take(cursor, '}');
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(additionalProperties ? { additionalProperties } : {}),
  };
}

/** `[key: string]: X;` */
function readIndex(cursor: Cursor): Schema {
  while (take(cursor) !== ']');
  take(cursor, ':');
  const schema = readUnion(cursor);
  if (peek(cursor) === ';') take(cursor);
  return schema;
}
