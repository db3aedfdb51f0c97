// Where JSON breaks, and in what words: Polar's parser counts characters from the start of the body, and the place is
// part of its answer. Read only after the platform's parser has refused the text.

export class JsonError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** What is wrong with a text that is not JSON. */
export function explainJson(text: string): JsonError {
  try {
    const end = skip(text, value(text, skip(text, 0)));
    return new JsonError('Extra data', end);
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
}

function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
  return at;
}

const WORD = /(?:null|true|false|NaN|-?Infinity)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** The end of the value that begins at `at`. */
function value(text: string, at: number): number {
  if (text[at] === '"') return string(text, at);
  if (text[at] === '{') return members(text, at, PAIRS);
  if (text[at] === '[') return members(text, at, ITEMS);
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (!word) throw new JsonError('Expecting value', at);
  return at + word.length;
}

interface Group {
  readonly close: string;
  readonly name: string;
  readonly member: (text: string, at: number) => number;
}

const ITEMS: Group = { close: ']', name: 'array', member: value };
const PAIRS: Group = { close: '}', name: 'object', member: pair };

function members(text: string, open: number, group: Group): number {
  let at = skip(text, open + 1);
  if (text[at] === group.close) return at + 1;
  for (;;) {
    at = skip(text, group.member(text, at));
    if (text[at] === group.close) return at + 1;
    if (text[at] !== ',') throw new JsonError("Expecting ',' delimiter", at);
    const comma = at;
    at = skip(text, comma + 1);
    if (text[at] === group.close) throw new JsonError(`Illegal trailing comma before end of ${group.name}`, comma);
  }
}

function pair(text: string, at: number): number {
  if (text[at] !== '"') throw new JsonError('Expecting property name enclosed in double quotes', at);
  const colon = skip(text, string(text, at));
  if (text[colon] !== ':') throw new JsonError("Expecting ':' delimiter", colon);
  return value(text, skip(text, colon + 1));
}

function string(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char < ' ') throw new JsonError('Invalid control character at', at);
    if (char !== '\\') continue;
    at += 1;
    if (!'"\\/bfnrtu'.includes(text.charAt(at))) throw new JsonError('Invalid \\escape', at - 1);
  }
  throw new JsonError('Unterminated string starting at', open);
}
