import type { WebHandler } from '../../server-adapter/hosts/node.ts';

const keyText = new TextEncoder().encode('a key that both ends have');
const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** What a webhook's signature is: an HMAC over the very bytes. */
export async function sign(bytes: BufferSource): Promise<string> {
  const key = await crypto.subtle.importKey('raw', keyText, algorithm, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign(algorithm.name, key, bytes)).toString('hex');
}

/** Bytes that are no text: every value, and no valid UTF-8. */
export const BYTES = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);

/** Says what reached it, keeps the cookies apart, streams, and waits for callers to hang up. */
export interface Probe {
  readonly handler: WebHandler;
  /** Settles when a call of `/floe/wait` has begun, and when its signal has fired. */
  readonly begun: Promise<void>;
  readonly aborted: Promise<void>;
}

export function createProbe(): Probe {
  const begun = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  async function handler(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/floe/cookies') return cookies();
    if (pathname === '/floe/stream') return new Response(parts(['one', 'two']));
    if (pathname === '/floe/wait') {
      request.signal.addEventListener('abort', () => aborted.resolve());
      begun.resolve();
      await aborted.promise;
      return new Response();
    }
    const signature = await sign(await request.arrayBuffer());
    return Response.json({ method: request.method, url: request.url, signature });
  }
  return { handler, begun: begun.promise, aborted: aborted.promise };
}

function cookies(): Response {
  const headers = new Headers({ 'x-one': '1' });
  headers.append('set-cookie', 'a=1; Path=/');
  headers.append('set-cookie', 'b=2; Path=/');
  return new Response('{"kept":true}', { status: 418, headers });
}

/** A part for every time somebody reads. */
function parts(texts: string[]): ReadableStream<Uint8Array> {
  const waiting = texts.map((text) => new TextEncoder().encode(text));
  return new ReadableStream({
    pull(controller) {
      const part = waiting.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
}
