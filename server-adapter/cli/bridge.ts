import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** A server in Web standards: one request, one response. */
export type Fetch = (request: Request) => Promise<Response>;

function toRequest(message: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let at = 0; at < message.rawHeaders.length; at += 2) {
    const name = message.rawHeaders[at] ?? '';
    if (!name.startsWith(':')) headers.append(name, message.rawHeaders[at + 1] ?? '');
  }
  headers.set('x-forwarded-for', message.socket.remoteAddress ?? 'local');
  const method = message.method ?? 'GET';
  const bodiless = method === 'GET' || method === 'HEAD';
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal };
  if (!bodiless) {
    // Node's web stream is the platform's; only the two declarations differ.
    init.body = Readable.toWeb(message) as ReadableStream<Uint8Array>;
    init.duplex = 'half';
  }
  return new Request(new URL(message.url ?? '/', `http://${headers.get('host') ?? 'localhost'}`), init);
}

function write(response: Response, out: ServerResponse): Promise<void> {
  const headers: [string, string][] = [];
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers.push([name, value]);
  for (const cookie of response.headers.getSetCookie()) headers.push(['set-cookie', cookie]);
  out.writeHead(response.status, headers.flat());
  const body = response.body;
  if (!body) {
    out.end();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const stream = Readable.fromWeb(body as NodeReadableStream);
    stream.on('error', () => out.destroy());
    out.on('close', () => {
      stream.destroy();
      resolve();
    });
    stream.pipe(out);
  });
}

/** Lets `fetch` answer what a `node:http` server is asked. A caller who hangs up aborts the request's signal. */
export function bridge(fetch: Fetch): (message: IncomingMessage, out: ServerResponse) => Promise<void> {
  return async (message, out) => {
    const left = new AbortController();
    out.on('close', () => left.abort());
    try {
      await write(await fetch(toRequest(message, left.signal)), out);
    } catch {
      if (!out.headersSent) out.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      out.end('Internal Server Error');
    }
  };
}
