// Any origin, no credentials, and only Polar's own request headers: a preflight that asks for another one fails.

const METHODS = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';
const HEADERS = 'Accept, Accept-Language, Authorization, Content-Language, Content-Type, Polar-Version';
const ALLOWED = new Set(HEADERS.toLowerCase().split(', '));

/** The answer to a preflight, or null when the request is none. */
export function preflight(request: Request): Response | null {
  if (
    request.method !== 'OPTIONS' ||
    !request.headers.has('origin') ||
    !request.headers.has('access-control-request-method')
  )
    return null;
  const asked = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const allowed = asked.every((name) => name === '' || ALLOWED.has(name));
  return new Response(allowed ? 'OK' : 'Disallowed CORS headers', {
    status: allowed ? 200 : 400,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Max-Age': '600',
      'Access-Control-Allow-Headers': HEADERS,
    },
  });
}

export function addCors(request: Request, headers: Headers): void {
  if (!request.headers.has('origin')) return;
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', 'Polar-Version');
}
