import { textOf } from './bytes.ts';
import type { Inquiry } from './inquiry.ts';
import { FloeProblem, invalidField } from './problem.ts';

const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 32;
const FIELDS = ['input', 'customer', 'ticket'];
const PROTOTYPE_KEY = /"(?:__proto__|constructor|prototype)"|\\u/;

export interface Body {
  readonly input: unknown;
  readonly customer?: unknown;
  readonly ticket?: unknown;
}

/** Reads the envelope of a call: plain JSON of bounded size and depth, without names that could reach a prototype. */
export async function readBody(inquiry: Inquiry): Promise<Body> {
  const type = inquiry.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new FloeProblem('unsupported_type');
  if (inquiry.header('content-encoding') !== null) {
    throw new FloeProblem('unsupported_type', { detail: 'Send the body without a content encoding.' });
  }
  const body = parse(await readText(inquiry));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new FloeProblem('bad_json');
  for (const name of Object.keys(body)) {
    if (!FIELDS.includes(name))
      throw invalidField(name, 'unrecognized', 'The body has input, customer and ticket only.');
  }
  if (!('input' in body)) throw new FloeProblem('bad_json');
  return body;
}

function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FloeProblem('bad_json');
  }
  // The text decides whether the walk has to look at names at all; an escape could spell any of them.
  if (!isSound(value, MAX_DEPTH, PROTOTYPE_KEY.test(text))) throw new FloeProblem('bad_json');
  return value;
}

function isSound(value: unknown, depth: number, checkNames: boolean): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isSound(item, depth - 1, checkNames));
  return Object.entries(value).every(
    ([name, member]) =>
      !(checkNames && (name === '__proto__' || name === 'constructor' || name === 'prototype')) &&
      isSound(member, depth - 1, checkNames),
  );
}

async function readText(inquiry: Inquiry): Promise<string> {
  const declared = Number(inquiry.header('content-length') ?? Number.NaN);
  const bytes = declared > MAX_BODY_BYTES ? null : await inquiry.bytes(MAX_BODY_BYTES).catch(broken);
  if (!bytes) throw new FloeProblem('too_large');
  const text = textOf(bytes);
  if (text === null) throw new FloeProblem('bad_json');
  return text;
}

/** A caller who hangs up half way is nothing an operator should hear of. */
function broken(): never {
  throw new FloeProblem('bad_json');
}
