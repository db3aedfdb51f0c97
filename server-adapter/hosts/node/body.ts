import type { IncomingMessage } from 'node:http';
import { BodyAlreadyParsed } from '../web/body-already-parsed.ts';

/** What parsers leave behind. */
type Parsed = IncomingMessage & { readonly body?: unknown; readonly rawBody?: unknown };

/** The bytes a parser kept, null where there is no body, undefined where nobody has read it yet. */
export function keptBody(message: Parsed): Uint8Array<ArrayBuffer> | null | undefined {
  if (message.method === 'GET' || message.method === 'HEAD') return null;
  for (const kept of [message.rawBody, message.body]) {
    // A copy, for a Buffer may be a view into memory that Node uses again.
    if (kept instanceof Uint8Array) return new Uint8Array(kept);
  }
  if (isEmpty(message)) return null;
  if (message.readableDidRead || message.readableEnded) throw new BodyAlreadyParsed();
  return undefined;
}

function isEmpty({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return false;
  return headers['content-length'] === undefined || headers['content-length'] === '0';
}

/** Reads a body whole. Null when it has more than `most` bytes: what comes after them is left where it is. */
export function collect(message: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    message.on('data', (part: Buffer<ArrayBuffer>) => {
      parts.push(part);
      size += part.length;
      if (size <= most) return;
      message.pause();
      resolve(null);
    });
    message.once('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    message.once('error', reject);
  });
}
