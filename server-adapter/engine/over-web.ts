import type { Handle, Inquiry, Ongoing } from './inquiry.ts';

/** A server in Web standards. */
type WebHandler = (request: Request) => Promise<Response>;

/** Where a handler keeps the function behind it; shared by all copies of the package in a process. */
const BEHIND = Symbol.for('floe.handle');

/** Serves requests of the web. A host that has requests in another form finds the function behind it by `behind`. */
export function overWeb(handle: Handle): WebHandler {
  const handler = async (request: Request): Promise<Response> => {
    const { status, headers, body } = await handle(inquiryOf(request));
    return new Response(typeof body === 'function' ? streamOf(body) : body, { status, headers });
  };
  return Object.assign(handler, { [BEHIND]: handle });
}

/** The function behind a handler of ours; undefined for any other. */
export function behind(handler: WebHandler & { readonly [BEHIND]?: Handle }): Handle | undefined {
  return handler[BEHIND];
}

function inquiryOf(request: Request): Inquiry {
  return {
    method: request.method,
    ...placeOf(request.url),
    header: (name) => request.headers.get(name),
    bytes: (most) => readBytes(request, most),
    signal: request.signal,
    request: () => request,
  };
}

/** A request's URL is whole and normal: its path stands between the host and the query. */
function placeOf(url: string): { path: string; query: string } {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const [whole = ''] = url.slice(start).split('#', 1);
  const query = whole.indexOf('?');
  return query < 0 ? { path: whole, query: '' } : { path: whole.slice(0, query), query: whole.slice(query) };
}

/** The queue has no size of its own: what it lacks is what nobody has read yet. */
function streamOf(open: Ongoing): ReadableStream<Uint8Array> {
  let left = () => {};
  let drained = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        left = open({
          write: (bytes) => {
            controller.enqueue(bytes);
            return -(controller.desiredSize ?? 0);
          },
          drained: () =>
            new Promise((resolve) => {
              drained = resolve;
            }),
          end: () => controller.close(),
          drop: () => controller.error(new Error('Floe: the reader was too slow.')),
        });
      },
      // Asked for more: all that was there has been read.
      pull: () => drained(),
      cancel: () => {
        left();
        drained();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
}

/** A length that was sent frames the body; what has none is counted while it comes. */
async function readBytes(request: Request, most: number): Promise<Uint8Array | null> {
  if (!request.headers.has('content-length')) return readStream(request, most);
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > most ? null : new Uint8Array(bytes);
}

/** Stops reading at the limit. */
async function readStream({ body }: Request, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const step = await reader?.read();
    if (!step || step.done) break;
    size += step.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(step.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
