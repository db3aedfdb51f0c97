import { FloeProblem } from './problem.ts';

/** Headers a page may send, and those it may read. */
const ALLOWED_HEADERS = 'Authorization, Content-Type, Floe-Client, Idempotency-Key';
const EXPOSED_HEADERS = 'Retry-After, Idempotency-Replayed, Floe-Request-Id';

/** Throws on an origin that could never match, so that a typing slip shows at the start and not as refused pages. */
export function assertOrigins(origins: readonly string[]): void {
  for (const origin of origins) {
    const parsed = URL.canParse(origin) ? new URL(origin).origin : null;
    if (parsed === origin && parsed !== 'null') continue;
    throw new Error(
      `Floe: "${origin}" in origins is not an origin, so no page would ever match it. ` +
        'Write scheme, host and port without a path, e.g. "https://app.example.com".',
    );
  }
}

/**
 * Refuses pages that are not on the list. A request without Origin comes from a program or the host's own server and
 * is judged by its credential alone; a browser says so by its Fetch Metadata.
 */
export function assertOrigin(request: Request, origins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && !origins.includes(origin)) throw refused('This page’s origin is not on the list of origins.');
  const site = request.headers.get('sec-fetch-site');
  if (origin === null && site === 'cross-site') throw refused('A page of another site may not call without an origin.');
  if (origin === null && request.headers.has('cookie') && !request.headers.has('authorization')) {
    throw refused('A call that rides on a cookie must name its origin.');
  }
  const mode = request.headers.get('sec-fetch-mode');
  const destination = request.headers.get('sec-fetch-dest') ?? 'empty';
  if (mode === 'navigate' || destination !== 'empty') throw refused('Operations are called by fetch only.');
}

const refused = (detail: string) => new FloeProblem('origin_refused', { detail });

/** CORS headers for a page on the list; none for any other. Credentials ride on a bearer, never on a cookie. */
export function corsHeaders(request: Request, origins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null || !origins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': EXPOSED_HEADERS,
  };
}

/** The answer to a preflight. */
export function preflight(request: Request, origins: readonly string[]): Response {
  assertOrigin(request, origins);
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(request, origins),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': '600',
    },
  });
}
