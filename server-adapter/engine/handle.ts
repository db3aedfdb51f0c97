import type { Admit } from './admit.ts';
import { authenticated } from './authenticated.ts';
import type { Incoming } from './call.ts';
import type { FindRoute, Met } from './dispatch.ts';
import type { Done } from './done.ts';
import type { Handle, Inquiry, Reply } from './inquiry.ts';
import {
  assertBearer,
  assertListed,
  assertNoPage,
  assertOrigin,
  assertProgram,
  corsHeaders,
  preflight,
} from './origin.ts';
import { FloeProblem, knownProblem, problemDocument } from './problem.ts';
import { MORE_BYTES, readBody } from './read-body.ts';
import { type Report, reportProblem } from './report.ts';
import type { SessionCheck } from './session-check.ts';

export interface HandlePorts {
  /** Where everything is mounted, e.g. `/floe`; empty for the root. */
  readonly base: string;
  readonly origins: readonly string[];
  /** Of apps, whose windows may come with a license key and nowhere else. */
  readonly appOrigins: readonly string[];
  /** Put on every answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly version: number;
  readonly authenticate: SessionCheck;
  readonly run: (call: Incoming) => Promise<Done>;
  /** Ways in beside the operations, and who may come by them. */
  readonly routes: FindRoute;
  readonly admit: Admit;
  readonly newId: () => string;
  readonly report: Report;
  /** Told of calls by nobody, which are counted and not written down. */
  readonly onAnonymous: () => void;
}

/** The adapter as one function of the web: `POST {base}/{operation}` and the routes beside it. It never throws. */
export function createHandle(ports: HandlePorts): Handle {
  return async (inquiry) => {
    const requestId = ports.newId();
    const met = meet(ports, inquiry);
    const reply = await route(ports, inquiry, { met, requestId }).catch((error) =>
      refusal(ports, { error, requestId }),
    );
    return sealed(ports, inquiry, { reply, requestId, origins: originsFor(ports, met) });
  };
}

function meet({ base, routes }: HandlePorts, { path }: Inquiry): Met | null {
  return path.startsWith(`${base}/`) ? routes(path.slice(base.length + 1)) : null;
}

/** The pages that may come by a way in. */
function originsFor({ origins, appOrigins }: HandlePorts, met: Met | null): readonly string[] {
  return met?.door.reach === 'key' ? [...origins, ...appOrigins] : origins;
}

async function route(
  ports: HandlePorts,
  inquiry: Inquiry,
  { met, requestId }: { met: Met | null; requestId: string },
): Promise<Reply> {
  const { method, path } = inquiry;
  const { base, origins } = ports;
  if (!path.startsWith(`${base}/`)) throw new FloeProblem('unknown_operation');
  const name = path.slice(base.length + 1);
  if (met) {
    const reply = await visit(ports, inquiry, { met, requestId });
    return met.cookies ? withCookies(reply) : reply;
  }
  if (method === 'OPTIONS') return preflight(inquiry, origins, ['POST']);
  if (method !== 'POST') throw notAllowed(['POST']);
  assertOrigin(inquiry, origins);
  assertClient(inquiry, ports.version);
  const body = await readBody(inquiry, MORE_BYTES[name]);
  const caller = await authenticated(ports.authenticate, inquiry);
  const key = inquiry.header('idempotency-key') ?? undefined;
  const done = await ports.run({ ...body, name, caller, key, requestId, signal: inquiry.signal });
  return {
    status: done.accepted ? 202 : 200,
    headers: {
      'content-type': 'application/json',
      ...(done.replayed ? { 'idempotency-replayed': 'true' } : {}),
    },
    body: JSON.stringify(done.envelope),
  };
}

/** A request by a route: nobody reaches the handler whom the route does not let in. */
async function visit(
  ports: HandlePorts,
  inquiry: Inquiry,
  { met, requestId }: { met: Met; requestId: string },
): Promise<Reply> {
  const { name, methods, door, params } = met;
  const { method } = inquiry;
  if (method === 'OPTIONS' && door.reach !== 'signature' && door.reach !== 'program')
    return preflight(inquiry, originsFor(ports, met), methods);
  if (!methods.some((known) => known === method)) throw notAllowed(methods);
  const visit = { inquiry, params, requestId };
  if (door.reach === 'anonymous') return door.serve(visit);
  if (door.reach === 'signature') {
    assertNoPage(inquiry);
    return door.serve(visit);
  }
  if (door.reach === 'program') {
    assertProgram(inquiry);
    return door.serve({ ...visit, who: await authenticated(ports.authenticate, inquiry) });
  }
  if (door.reach === 'bearer') {
    assertBearer(inquiry, ports.origins);
    return door.serve({ ...visit, who: await authenticated(ports.authenticate, inquiry) });
  }
  if (door.reach === 'own')
    return door.serve({ ...visit, who: (bearer) => authenticated(ports.authenticate, inquiry, bearer) });
  if (door.reach === 'key') {
    assertListed(inquiry, originsFor(ports, met));
    return door.serve(visit);
  }
  assertOrigin(inquiry, ports.origins);
  assertClient(inquiry, ports.version);
  const who = await authenticated(ports.authenticate, inquiry);
  if (door.reach === 'operation') return door.serve({ ...visit, who });
  const { allow, across } = door;
  return door.serve({ ...visit, ...(await ports.admit(who, { name, allow, across, requestId })) });
}

/** A browser keeps a cookie of another origin only where the answer says so; which pages may read it, CORS says. */
const withCookies = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'access-control-allow-credentials': 'true' },
});

/** Puts on every answer what each must carry; the handler's own headers cannot take it off. */
function sealed(
  { headers: every }: HandlePorts,
  inquiry: Inquiry,
  { reply, requestId, origins }: { reply: Reply; requestId: string; origins: readonly string[] },
): Reply {
  // Policies add up: a page of ours may only be stricter than what every answer carries.
  const own = reply.headers['content-security-policy'];
  const policy: Record<string, string> =
    own === undefined ? {} : { 'content-security-policy': `${every['content-security-policy']}, ${own}` };
  const headers = {
    ...reply.headers,
    ...every,
    ...policy,
    ...corsHeaders(inquiry, origins),
    'floe-request-id': requestId,
  };
  return { status: reply.status, headers, body: inquiry.method === 'HEAD' ? null : reply.body };
}

function notAllowed(methods: readonly string[]): FloeProblem {
  return new FloeProblem('method_not_allowed', { allow: [...methods, 'OPTIONS'] });
}

/** A custom header no form can send; its number is the contract the client was built for. */
function assertClient({ header }: Inquiry, version: number): void {
  const client = header('floe-client');
  if (client === null) throw new FloeProblem('origin_refused', { detail: 'The header Floe-Client is missing.' });
  if (client.trim() !== String(version)) {
    throw new FloeProblem('unknown_operation', { detail: `This server speaks version ${version} of the contract.` });
  }
}

function refusal(ports: HandlePorts, { error, requestId }: { error: unknown; requestId: string }): Reply {
  const problem = knownProblem(error);
  if (problem.code === 'unauthenticated' || problem.code === 'session_expired') ports.onAnonymous();
  reportProblem(ports.report, problem, { requestId });
  const document = problemDocument(problem, requestId);
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(document.retryAfter === undefined ? {} : { 'retry-after': String(document.retryAfter) }),
      ...(problem.facts.allow ? { allow: problem.facts.allow.join(', ') } : {}),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(document),
  };
}
