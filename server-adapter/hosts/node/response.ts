import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Writes a web response: JSON in one piece, anything else as fast as the other side reads it. */
export async function writeResponse(from: Response, to: ServerResponse, method = 'GET'): Promise<void> {
  const headers: string[] = [];
  for (const [name, value] of from.headers) headers.push(name, value);
  if (from.body === null || method === 'HEAD') {
    await from.body?.cancel();
    to.writeHead(from.status, headers).end();
  } else if (isJson(from)) {
    const text = await from.text();
    if (!from.headers.has('content-length')) headers.push('content-length', String(Buffer.byteLength(text)));
    // Node sends head and text in one write when the body is a string.
    to.writeHead(from.status, headers).end(text);
  } else {
    to.writeHead(from.status, headers);
    await writeStream(from.body, to);
  }
}

/** A JSON document is of use only when it is whole. */
function isJson({ headers }: Response): boolean {
  return /^application\/(problem\+)?json\b/.test(headers.get('content-type') ?? '');
}

async function writeStream(body: ReadableStream<Uint8Array>, to: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  to.once('close', stop);
  // Headers go out with the first bytes; a stream that has none yet must not keep its reader waiting for them.
  const early = setImmediate(() => to.flushHeaders());
  for (let part = await reader.read(); !part.done && !to.destroyed; part = await reader.read()) {
    clearImmediate(early);
    if (!to.write(part.value)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
  }
  clearImmediate(early);
  to.off('close', stop);
  to.end();
}
