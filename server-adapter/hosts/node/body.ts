import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { BodyAlreadyParsed } from '../web/body-already-parsed.ts';

/** What parsers leave behind. */
type Parsed = IncomingMessage & { readonly body?: unknown; readonly rawBody?: unknown };

/** A body that says it is no longer than this is read before the handler runs: a stream costs more than it saves. */
const SMALL = 256 * 1024;

type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

/** The body as its own bytes: those a parser kept, those of a small body, or the stream nobody has read. */
export function bodyOf(message: Parsed): Body | Promise<Body> {
  if (message.method === 'GET' || message.method === 'HEAD') return null;
  for (const kept of [message.rawBody, message.body]) {
    // A copy, for a Buffer may be a view into memory that Node uses again.
    if (kept instanceof Uint8Array) return new Uint8Array(kept);
  }
  if (isEmpty(message)) return null;
  if (message.readableDidRead || message.readableEnded) throw new BodyAlreadyParsed();
  if (Number(message.headers['content-length']) <= SMALL) return collect(message);
  // Node's declaration of the platform's stream differs from the platform's own.
  return Readable.toWeb(message) as ReadableStream<Uint8Array>;
}

function isEmpty({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return false;
  return headers['content-length'] === undefined || headers['content-length'] === '0';
}

function collect(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Buffer<ArrayBuffer>[] = [];
    message.on('data', (part: Buffer<ArrayBuffer>) => parts.push(part));
    message.once('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    message.once('error', reject);
  });
}
