import type { Incoming } from './call.ts';
import type { Authenticated } from './caller.ts';
import type { Handle, Inquiry, Reply } from './inquiry.ts';
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
export function createHandle(ports: HandlePorts): Handle {
  return async (inquiry) => {
    const requestId = ports.newId();
    try {
      return await route(ports, inquiry, requestId);
    } catch (error) {
      return refusal(ports, inquiry, { error, requestId });
    }
  };
}

async function route(ports: HandlePorts, inquiry: Inquiry, requestId: string): Promise<Reply> {
  const { method, path } = inquiry;
  const { base, origins } = ports;
  if (!path.startsWith(`${base}/`)) throw new FloeProblem('unknown_operation');
  const name = path.slice(base.length + 1);
  if (name === 'health' && (method === 'GET' || method === 'HEAD')) return health(ports, inquiry);
  if (method === 'OPTIONS') return preflight(inquiry, origins);
  if (method !== 'POST') throw new FloeProblem('method_not_allowed');
  assertOrigin(inquiry, origins);
  assertClient(inquiry, ports.version);
  const body = await readBody(inquiry);
  const caller = await authenticated(ports, inquiry);
  const key = inquiry.header('idempotency-key') ?? undefined;
  const done = await ports.run({ ...body, name, caller, key, requestId, signal: inquiry.signal });
  return {
    status: done.accepted ? 202 : 200,
    headers: {
      ...PRIVATE,
      ...corsHeaders(inquiry, origins),
      'content-type': 'application/json',
      'floe-request-id': requestId,
      ...(done.replayed ? { 'idempotency-replayed': 'true' } : {}),
    },
    body: JSON.stringify(done.envelope),
  };
}

/** A custom header no form can send; its number is the contract the client was built for. */
function assertClient({ header }: Inquiry, version: number): void {
  const client = header('floe-client');
  if (client === null) throw new FloeProblem('origin_refused', { detail: 'The header Floe-Client is missing.' });
  if (client.trim() !== String(version)) {
    throw new FloeProblem('unknown_operation', { detail: `This server speaks version ${version} of the contract.` });
  }
}

/** A host whose session check breaks must not look like a signed-out visitor. */
async function authenticated(ports: HandlePorts, inquiry: Inquiry): Promise<Authenticated> {
  try {
    return await ports.authenticate(inquiry.request());
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw new FloeProblem('unavailable', { detail: 'The host could not check who is calling.', cause });
  }
}

async function health({ health: look, origins }: HandlePorts, inquiry: Inquiry): Promise<Reply> {
  const state = await look();
  return {
    status: state.ok ? 200 : 503,
    headers: { ...PRIVATE, ...corsHeaders(inquiry, origins), 'content-type': 'application/json' },
    body: inquiry.method === 'HEAD' ? null : JSON.stringify(state),
  };
}

function refusal(
  ports: HandlePorts,
  inquiry: Inquiry,
  { error, requestId }: { error: unknown; requestId: string },
): Reply {
  const problem = knownProblem(error);
  if (problem.code === 'unauthenticated' || problem.code === 'session_expired') ports.onAnonymous();
  reportProblem(ports.report, problem, { requestId });
  const document = problemDocument(problem, requestId);
  return {
    status: problem.status,
    headers: {
      ...PRIVATE,
      ...corsHeaders(inquiry, ports.origins),
      'content-type': 'application/problem+json',
      'floe-request-id': requestId,
      ...(document.retryAfter === undefined ? {} : { 'retry-after': String(document.retryAfter) }),
      ...(problem.code === 'method_not_allowed' ? { allow: 'POST, OPTIONS' } : {}),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: inquiry.method === 'HEAD' ? null : JSON.stringify(document),
  };
}
