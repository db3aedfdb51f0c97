import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { collect, keptBody } from './body.ts';
import { BadRequest, headersOf, urlOf } from './head.ts';

/** A body that says it is no longer than this is read before the handler runs: a stream costs more than it saves. */
const SMALL = 256 * 1024;

/** The web request behind a Node message. `signal` fires when the caller hangs up. */
export async function toRequest(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const body = await bodyOf(message);
  const init: RequestInit & { duplex?: 'half' } = {
    method: message.method ?? 'GET',
    headers: headersOf(message),
    signal,
    ...(body === null ? {} : { body, duplex: 'half' }),
  };
  const { href } = urlOf(message);
  try {
    return new Request(href, init);
  } catch (cause) {
    throw new BadRequest(cause);
  }
}

/** The body as its own bytes: those a parser kept, those of a small body, or the stream nobody has read. */
async function bodyOf(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null> {
  const kept = keptBody(message);
  if (kept !== undefined) return kept;
  if (Number(message.headers['content-length']) <= SMALL) return collect(message, SMALL);
  // Node's declaration of the platform's stream differs from the platform's own.
  return Readable.toWeb(message) as ReadableStream<Uint8Array>;
}
