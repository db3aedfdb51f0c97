import { textOf } from './bytes.ts';
import type { Inquiry } from './inquiry.ts';
import { FloeProblem, invalidField } from './problem.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** Operations that may carry more than that. */
export const MORE_BYTES: Readonly<Record<string, number>> = { 'usage.track': 1024 * 1024 };
const MAX_DEPTH = 32;
const FIELDS = ['input', 'customer', 'ticket'];
/** A text of JSON, and whether it is a name. It is closed in all that parses; the mark spares the search for an end. */
const NAME = /"[^"\\]*(?:\\.[^"\\]*)*"?\s*:?/g;

export interface Body {
  readonly input: unknown;
  readonly customer?: unknown;
  readonly ticket?: unknown;
}

/** Reads the envelope of a call: plain JSON of bounded size and depth, without names that could reach a prototype. */
export async function readBody(inquiry: Inquiry, most: number = MAX_BODY_BYTES): Promise<Body> {
  const body = await readJson(inquiry, most);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new FloeProblem('bad_json');
  for (const name of Object.keys(body)) {
    if (!FIELDS.includes(name))
      throw invalidField(name, 'unrecognized', 'The body has input, customer and ticket only.');
  }
  if (!('input' in body)) throw new FloeProblem('bad_json');
  return body;
}

/** Reads plain JSON of at most so many bytes; undefined where the body is empty. */
export async function readJson(inquiry: Inquiry, most: number): Promise<unknown> {
  const type = inquiry.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new FloeProblem('unsupported_type');
  if (inquiry.header('content-encoding') !== null) {
    throw new FloeProblem('unsupported_type', { detail: 'Send the body without a content encoding.' });
  }
  const text = await readText(inquiry, most);
  return text === '' ? undefined : parse(text);
}

function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FloeProblem('bad_json');
  }
  // A name that came twice counts once in the value: who read the first and who read the last would disagree.
  if (namesIn(value, MAX_DEPTH) !== (text.match(NAME) ?? []).filter((found) => found.endsWith(':')).length) {
    throw new FloeProblem('bad_json');
  }
  return value;
}

/** How many names a value has at all depths; NaN where it is too deep or a name could reach a prototype. */
function namesIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += namesIn(item, depth - 1);
    return count;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype') return Number.NaN;
    count += 1 + namesIn(member, depth - 1);
  }
  return count;
}

async function readText(inquiry: Inquiry, most: number): Promise<string> {
  const declared = Number(inquiry.header('content-length') ?? Number.NaN);
  const bytes = declared > most ? null : await inquiry.bytes(most).catch(broken);
  if (!bytes) throw new FloeProblem('too_large');
  const text = textOf(bytes);
  if (text === null) throw new FloeProblem('bad_json');
  return text;
}

/** A caller who hangs up half way is nothing an operator should hear of. */
function broken(): never {
  throw new FloeProblem('bad_json');
}
