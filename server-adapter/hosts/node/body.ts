import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** The host read the body before us and kept no bytes. Recognise it by `name`. */
export class BodyAlreadyParsed extends Error {
  override readonly name = 'FloeBodyAlreadyParsed';

  constructor() {
    super(
      'Floe: the body was read by a parser before Floe saw it. Mount Floe before the body parser, ' +
        'or keep the bytes: rawBody, or express.raw().',
    );
  }
}

/** What parsers leave behind. */
type Parsed = IncomingMessage & { readonly body?: unknown; readonly rawBody?: unknown };

/** The body as its own bytes: those a parser kept, or the stream nobody has read. */
export function bodyOf(message: Parsed): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null {
  if (message.method === 'GET' || message.method === 'HEAD') return null;
  for (const kept of [message.rawBody, message.body]) {
    // A copy, for a Buffer may be a view into memory that Node uses again.
    if (kept instanceof Uint8Array) return new Uint8Array(kept);
  }
  if (isEmpty(message)) return null;
  if (message.readableDidRead || message.readableEnded) throw new BodyAlreadyParsed();
  // Node's declaration of the platform's stream differs from the platform's own.
  return Readable.toWeb(message) as ReadableStream<Uint8Array>;
}

function isEmpty({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return false;
  return headers['content-length'] === undefined || headers['content-length'] === '0';
}
