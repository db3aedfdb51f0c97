// The body of a request: JSON where the content type says so, the bare text where it says something else, undefined
// where there is none. Polar refuses more than 10 MiB.

import { explainJson } from './json-error.ts';

const LIMIT = 10 * 1024 * 1024;

export class BodyTooLarge extends Error {}

export async function readJson(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (Number(request.headers.get('content-length') ?? 0) > LIMIT) throw tooLarge();
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > LIMIT) throw tooLarge();
  if (bytes.byteLength === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  const type = request.headers.get('content-type');
  return type === null || /^application\/(.+\+)?json\b/i.test(type) ? parse(text) : text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw explainJson(text);
  }
}

function tooLarge(): BodyTooLarge {
  return new BodyTooLarge(`Request body exceeds the maximum of ${LIMIT} bytes.`);
}
