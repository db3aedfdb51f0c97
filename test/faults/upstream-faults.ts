/** One call from the adapter to Polar, in the hands of a fault. */
export interface Call {
  /** Lets Polar do the work. */
  forward(): Promise<Response>;
  /** Ends when the adapter gives up. */
  readonly signal: AbortSignal;
  /** Does something so much later (ms). */
  later(ms: number, work: () => void): void;
  /** The calendar, for a `Retry-After` that is a date. */
  now(): number;
}

export interface UpstreamFault {
  /** What it looks like from the adapter. */
  readonly what: string;
  /** Whether Polar has done the work all the same. */
  readonly done: boolean;
  meet(call: Call): Promise<Response>;
}

const html = '<!doctype html><title>Bad gateway</title>';
const page = { headers: { 'content-type': 'text/html' } };

const broken = (code: string, syscall: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`${syscall} ${code}`), { code, syscall }) });

/** Never answers; the adapter gives up. */
function silence({ signal }: Call): Promise<Response> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** A body that comes in pieces, and ends as `last` says. */
function pieces(text: string, call: Call, last: 'break' | 'never'): Response {
  const half = text.slice(0, Math.floor(text.length / 2));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(half));
      if (last === 'break') call.later(5, () => controller.error(broken('ECONNRESET', 'read')));
      else call.signal.addEventListener('abort', () => controller.error(call.signal.reason), { once: true });
    },
  });
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });
}

const before = (what: string, meet: UpstreamFault['meet']): UpstreamFault => ({ what, done: false, meet });

/** Polar does the work, and `spoil` is what becomes of its answer. */
const after = (what: string, spoil: (answer: Response, call: Call) => Promise<Response> | Response): UpstreamFault => ({
  what,
  done: true,
  meet: async (call) => spoil(await call.forward(), call),
});

const answers = (status: number, body: string | null = null, init: ResponseInit = {}) =>
  new Response(body, { ...init, status });
const away = { headers: { location: 'https://elsewhere.example/v1/' } };
const inHttpDate = (ms: number) => new Date(ms).toUTCString();

/** Everything that is known to go wrong between the adapter and Polar, or at Polar itself. */
export const UPSTREAM_FAULTS = {
  refused: before('the connection is refused', () => Promise.reject(broken('ECONNREFUSED', 'connect'))),
  nameless: before('the name is not found', () => Promise.reject(broken('ENOTFOUND', 'getaddrinfo'))),
  cut: before('the connection is cut before Polar has read the request', () =>
    Promise.reject(broken('ECONNRESET', 'read')),
  ),
  silent: before('half-open: nothing ever comes', silence),
  portal_page: before('a proxy answers 200 with a page of its own', async () => answers(200, html, page)),
  redirect: before('a redirect', async () => answers(307, null, away)),
  unauthorized: before('401', async () => answers(401, '{"error":"invalid_token"}')),
  forbidden: before('403', async () => answers(403, '{"error":"insufficient_scope"}')),
  nowhere: before('404 of a gateway', async () => answers(404, html, page)),
  timeout_408: before('408', async () => answers(408)),
  limited: before('429 with seconds', async () => answers(429, null, { headers: { 'retry-after': '3' } })),
  limited_until: before('429 with a date', async ({ now }) =>
    answers(429, null, { headers: { 'retry-after': inHttpDate(now() + 4_000) } }),
  ),
  limited_bare: before('429 without a hint', async () => answers(429)),
  plain_500: before('500 in plain text', async () => answers(500, 'Internal Server Error')),
  gateway_502: before('502 with a page', async () => answers(502, html, page)),
  busy_503: before('503 with Retry-After', async () => answers(503, null, { headers: { 'retry-after': '2' } })),
  slow: {
    what: 'the answer takes 12 s',
    done: true,
    meet: async (call) => {
      await new Promise<void>((resolve) => call.later(12_000, resolve));
      const answer = await call.forward();
      return call.signal.aborted ? silence(call) : answer;
    },
  },
  late: {
    what: 'no answer, and the work is done minutes later',
    done: true,
    meet: (call) => {
      call.later(200_000, () => void call.forward());
      return silence(call);
    },
  },
  cut_after: after('the work is done, then the connection is cut', () => Promise.reject(broken('ECONNRESET', 'read'))),
  silent_after: after('the work is done, then nothing comes', (_, call) => silence(call)),
  conflict_after: after('the work is done, the answer is 409', () =>
    answers(409, '{"error":"RefundPendingCreation","detail":"…"}'),
  ),
  timeout_408_after: after('the work is done, the answer is 408', () => answers(408)),
  plain_500_after: after('the work is done, the answer is 500', () => answers(500, 'Internal Server Error')),
  gateway_502_after: after('the work is done, the answer is 502', () => answers(502, html, page)),
  busy_503_after: after('the work is done, the answer is 503', () =>
    answers(503, null, { headers: { 'retry-after': '2' } }),
  ),
  gateway_504_after: after('the work is done, the answer is 504', () => answers(504, html, page)),
  redirect_after: after('the work is done, the answer is a redirect', () => answers(303, null, away)),
  truncated: after('the answer ends in the middle', async (answer) => {
    const text = await answer.text();
    return answers(200, text.slice(0, Math.floor(text.length / 2)));
  }),
  breaks: after('the connection breaks in the middle of the answer', async (answer, call) =>
    pieces(await answer.text(), call, 'break'),
  ),
  drips: after('the answer drips and never ends', async (answer, call) => pieces(await answer.text(), call, 'never')),
  empty: after('200 without a body', () => answers(200)),
  page_after: after('the work is done, a proxy shows a page', () => answers(200, html, page)),
  fieldless: after('an answer without its fields', () => answers(200, '{}')),
  garbage: after(
    'bytes that are no text',
    () => new Response(new Uint8Array([0xff, 0xfe, 0x00, 0x80]), { status: 200 }),
  ),
  huge: after('an answer beyond 5 MiB', () => answers(200, `"${'x'.repeat(5 * 1024 * 1024)}"`)),
} as const satisfies Record<string, UpstreamFault>;

export type UpstreamFaultName = keyof typeof UPSTREAM_FAULTS;

export const upstreamFaultNames = Object.keys(UPSTREAM_FAULTS) as UpstreamFaultName[];
