import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Inquiry, Ongoing, Reply } from '../../engine/inquiry.ts';
import { collect, keptBody } from './body.ts';
import { BadRequest, headersOf, urlOf } from './head.ts';

/**
 * A Node message as the engine reads it, without the streams of the web around it: they would cost as much as the
 * call itself. `signal` fires when the caller hangs up.
 */
export function toInquiry(message: IncomingMessage, response: ServerResponse, signal: AbortSignal): Inquiry {
  const url = urlOf(message);
  const kept = keptBody(message);
  const method = message.method ?? 'GET';
  let headers: Map<string, string> | undefined;
  return {
    method,
    path: url.pathname,
    query: url.search,
    address: message.socket.remoteAddress,
    header: (name) => {
      headers ??= byName(message);
      return headers.get(name) ?? null;
    },
    bytes: async (most) => {
      if (kept !== undefined) return kept === null ? new Uint8Array() : kept.length > most ? null : kept;
      const bytes = await collect(message, most);
      // What is left of the body stands in the way of the next request.
      if (!bytes) response.setHeader('connection', 'close');
      return bytes;
    },
    signal,
    request: () => requestOf(url, { method, headers: headersOf(message), signal }),
  };
}

/** As the web joins them. */
function byName(message: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [given, value] of headersOf(message)) {
    const name = given.toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

function requestOf(url: URL, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch (cause) {
    throw new BadRequest(cause);
  }
}

/** Sends an answer: in one write, or as it comes. */
export function writeReply({ status, headers, body }: Reply, to: ServerResponse): void {
  if (typeof body === 'function') writeOngoing(body, to.writeHead(status, headers));
  else if (body === null) to.writeHead(status, headers).end();
  else to.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function writeOngoing(open: Ongoing, to: ServerResponse): void {
  const left = open({
    write: (bytes) => {
      to.write(bytes);
      return to.writableLength;
    },
    drained: () =>
      new Promise((resolve) => {
        if (to.destroyed || !to.writableNeedDrain) return resolve();
        to.once('drain', resolve);
        to.once('close', resolve);
      }),
    end: () => void to.end(),
    drop: () => void to.destroy(),
  });
  if (to.destroyed) left();
  else to.once('close', left);
}
