import type { Passage } from './port.ts';
import type { Arrived } from './transport.ts';

/** What Polar says about a body or a call, and a client of Polar reads. */
const HEADERS = ['content-type', 'content-disposition', 'polar-version', 'retry-after', 'x-polar-sandbox'];

/** An answer to hand on, with the headers that go with it. */
export function passageOf({ status, header }: Arrived, body: Passage['body']): Passage {
  const headers: Record<string, string> = {};
  for (const name of HEADERS) {
    const value = header(name);
    if (value !== null) headers[name] = value;
  }
  return { status, headers, body };
}

/** A body that says when nobody reads it any more, however that came. */
export async function* until(parts: AsyncIterable<Uint8Array>, over: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* parts;
  } finally {
    over();
  }
}
