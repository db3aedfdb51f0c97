// The body of a request: JSON where the content type says so, the bare text where it says something else, undefined
// where there is none. Polar refuses more than 10 MiB.

import { explainJson } from './json-error.ts';

const LIMIT = 10 * 1024 * 1024;

/** A body Polar does not read at all. */
export class BodyRefused extends Error {
  readonly status: 411 | 413;

  constructor(status: 411 | 413, message: string) {
    super(message);
    this.status = status;
  }
}

export async function readJson(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (isStreamed(request)) throw new BodyRefused(411, 'A Content-Length header is required.');
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

// Only a server sees how a body travelled; a request made in the same process has no such header.
function isStreamed(request: Request): boolean {
  return /chunked/i.test(request.headers.get('transfer-encoding') ?? '') && !request.headers.has('content-length');
}

function tooLarge(): BodyRefused {
  return new BodyRefused(413, `Request body exceeded the maximum allowed size of ${LIMIT} bytes.`);
}
