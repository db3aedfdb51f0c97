import type { Incoming } from './call.ts';
import type { Authenticated } from './caller.ts';
import { assertOrigin, corsHeaders, preflight } from './origin.ts';
import { FloeProblem, isProblem, knownProblem, problemDocument } from './problem.ts';
import { readBody } from './read-body.ts';
import { type Report, reportProblem } from './report.ts';
import type { Done } from './run.ts';

export interface HandlePorts {
  /** Where everything is mounted, e.g. `/floe`; empty for the root. */
  readonly base: string;
  readonly origins: readonly string[];
  readonly version: number;
  readonly authenticate: (request: Request) => Promise<Authenticated> | Authenticated;
  readonly run: (call: Incoming) => Promise<Done>;
  readonly health: () => Promise<{ readonly ok: boolean } & Readonly<Record<string, unknown>>>;
  readonly newId: () => string;
  readonly report: Report;
  /** Told of calls by nobody, which are counted and not written down. */
  readonly onAnonymous: () => void;
}

const PRIVATE = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The adapter as one function of the web: `POST {base}/{operation}` and `GET {base}/health`. It never throws. */
export function createHandle(ports: HandlePorts): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = ports.newId();
    try {
      return await route(ports, request, requestId);
    } catch (error) {
      return refusal(ports, request, { error, requestId });
    }
  };
}

async function route(ports: HandlePorts, request: Request, requestId: string): Promise<Response> {
  const { base, origins } = ports;
  const pathname = pathOf(request.url);
  if (!pathname.startsWith(`${base}/`)) throw new FloeProblem('unknown_operation');
  const name = pathname.slice(base.length + 1);
  if (name === 'health' && (request.method === 'GET' || request.method === 'HEAD')) return health(ports, request);
  if (request.method === 'OPTIONS') return preflight(request, origins);
  if (request.method !== 'POST') throw new FloeProblem('method_not_allowed');
  assertOrigin(request, origins);
  assertClient(request, ports.version);
  const body = await readBody(request);
  const caller = await authenticated(ports, request);
  const key = request.headers.get('idempotency-key') ?? undefined;
  const done = await ports.run({ ...body, name, caller, key, requestId, signal: request.signal });
  return new Response(JSON.stringify(done.envelope), {
    status: done.accepted ? 202 : 200,
    headers: {
      ...PRIVATE,
      ...corsHeaders(request, origins),
      'content-type': 'application/json',
      'floe-request-id': requestId,
      ...(done.replayed ? { 'idempotency-replayed': 'true' } : {}),
    },
  });
}

/** A request's URL is whole and normal: its path stands between the host and the query. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const query = url.indexOf('?', start);
  return query < 0 ? url.slice(start) : url.slice(start, query);
}

/** A custom header no form can send; its number is the contract the client was built for. */
function assertClient(request: Request, version: number): void {
  const client = request.headers.get('floe-client');
  if (client === null) throw new FloeProblem('origin_refused', { detail: 'The header Floe-Client is missing.' });
  if (client.trim() !== String(version)) {
    throw new FloeProblem('unknown_operation', { detail: `This server speaks version ${version} of the contract.` });
  }
}

/** A host whose session check breaks must not look like a signed-out visitor. */
async function authenticated(ports: HandlePorts, request: Request): Promise<Authenticated> {
  try {
    return await ports.authenticate(request);
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw new FloeProblem('unavailable', { detail: 'The host could not check who is calling.', cause });
  }
}

async function health({ health: look, origins }: HandlePorts, request: Request): Promise<Response> {
  const state = await look();
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(state), {
    status: state.ok ? 200 : 503,
    headers: { ...PRIVATE, ...corsHeaders(request, origins), 'content-type': 'application/json' },
  });
}

function refusal(
  ports: HandlePorts,
  request: Request,
  { error, requestId }: { error: unknown; requestId: string },
): Response {
  const problem = knownProblem(error);
  if (problem.code === 'unauthenticated' || problem.code === 'session_expired') ports.onAnonymous();
  reportProblem(ports.report, problem, { requestId });
  const document = problemDocument(problem, requestId);
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(document), {
    status: problem.status,
    headers: {
      ...PRIVATE,
      ...corsHeaders(request, ports.origins),
      'content-type': 'application/problem+json',
      'floe-request-id': requestId,
      ...(document.retryAfter === undefined ? {} : { 'retry-after': String(document.retryAfter) }),
      ...(problem.code === 'method_not_allowed' ? { allow: 'POST, OPTIONS' } : {}),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}
