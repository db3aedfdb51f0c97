import type { Inquiry, Reply } from './inquiry.ts';
import { FloeProblem } from './problem.ts';

/** Headers a page may send, and those it may read. */
const ALLOWED_HEADERS =
  'Authorization, Content-Type, Floe-Client, Floe-Customer, Floe-Mcp-Token, Floe-Member, Idempotency-Key, If-None-Match, ' +
  'Last-Event-ID, ' +
  'Mcp-Method, Mcp-Name, Mcp-Protocol-Version';
const EXPOSED_HEADERS = 'ETag, Retry-After, Idempotency-Replayed, Floe-Request-Id';

/** Throws on an origin that could never match, so that a typing slip shows at the start and not as refused pages. */
export function assertOrigins(origins: readonly string[], option = 'origins'): void {
  for (const origin of origins) {
    const parsed = URL.canParse(origin) ? new URL(origin).origin : null;
    const isExact = option === 'frameAncestors' || !origin.includes('*');
    if (parsed === origin && parsed !== 'null' && isExact) continue;
    throw new Error(
      `Floe: "${origin}" in ${option} is not an origin, so no page would ever match it. ` +
        'Write scheme, host and port without a path, e.g. "https://app.example.com".',
    );
  }
}

/**
 * Refuses pages that are not on the list. A request without Origin comes from a program or the host's own server and
 * is judged by its credential alone; a browser says so by its Fetch Metadata.
 */
export function assertOrigin(inquiry: Inquiry, origins: readonly string[]): void {
  assertListed(inquiry, origins);
  const { header } = inquiry;
  const origin = header('origin');
  if (origin === null && header('cookie') !== null && header('authorization') === null) {
    throw refused('A call that rides on a cookie must name its origin.');
  }
  // Neither a navigation nor a tag of a page; what programs send has no such header.
  const isFetch = ['cors', 'same-origin'].includes(header('sec-fetch-mode') ?? 'cors');
  const destination = header('sec-fetch-dest') ?? 'empty';
  if (!isFetch || destination !== 'empty') throw refused('Operations are called by fetch only.');
}

/** Refuses pages that are not on the list; programs name none. */
export function assertListed({ header }: Inquiry, origins: readonly string[]): void {
  const origin = header('origin');
  if (origin !== null && !origins.includes(origin)) throw refused('This page’s origin is not on the list of origins.');
  if (origin === null && header('sec-fetch-site') === 'cross-site')
    throw refused('A page of another site may not call without an origin.');
}

/** Refuses browsers where only programs come. Programs that pass a request on by `fetch` name a mode, but no site. */
export function assertNoPage({ header }: Inquiry): void {
  if (header('origin') !== null || header('sec-fetch-site') !== null) throw refused('No page may call this.');
}

/** Refuses all but a program with a bearer of its own: a cookie may ride on anybody's request. */
export function assertProgram(inquiry: Inquiry): void {
  assertNoPage(inquiry);
  if (inquiry.header('cookie') !== null) throw refused('No cookie is taken here.');
  assertAuthorized(inquiry);
}

/** Refuses all but a bearer, of a program or of a page on the list: no page of another site can make a browser send one. */
export function assertBearer(inquiry: Inquiry, origins: readonly string[]): void {
  assertListed(inquiry, origins);
  assertAuthorized(inquiry);
}

function assertAuthorized({ header }: Inquiry): void {
  if (!/^Bearer /i.test(header('authorization') ?? '')) throw new FloeProblem('unauthenticated');
}

const refused = (detail: string) => new FloeProblem('origin_refused', { detail });

/** CORS headers for a page on the list; none for any other. Credentials ride on a bearer, never on a cookie. */
export function corsHeaders({ header }: Inquiry, origins: readonly string[]): Record<string, string> {
  const origin = header('origin');
  if (origin === null || !origins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': EXPOSED_HEADERS,
  };
}

/** The answer to a preflight, but for what every answer carries. */
export function preflight(inquiry: Inquiry, origins: readonly string[], methods: readonly string[]): Reply {
  assertOrigin(inquiry, origins);
  return {
    status: 204,
    body: null,
    headers: {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': '600',
    },
  };
}
