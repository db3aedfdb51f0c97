// The road of a request: version, preflight, prefix, who, how often, route, handler; then the headers every answer has.

import { type Caller, identify } from '../auth/caller.ts';
import type { RateLimit } from '../auth/rate-limit.ts';
import type { Faults } from '../faults.ts';
import type { World } from '../state/world.ts';
import { BodyRefused, readJson } from './body.ts';
import { addCors, preflight } from './cors.ts';
import { JsonError } from './json-error.ts';
import { PolarProblem, unparsable } from './problem.ts';
import { Reply, TextReply } from './reply.ts';
import type { Router } from './router.ts';
import { versionOf } from './version.ts';

// Polar names a type even where there is no body.
const JSON_TYPE = { 'Content-Type': 'application/json' };

interface Ground {
  readonly world: World;
  readonly router: Router;
  readonly limits: RateLimit;
  readonly faults: Faults;
}

export async function respond(ground: Ground, request: Request): Promise<Response> {
  const version = versionOf(request);
  if (version === null) return json(404, { detail: 'Not Found' });
  const response = preflight(request) ?? (await serve(ground, request));
  response.headers.set('Polar-Version', version);
  if (request.method !== 'OPTIONS') addCors(request, response.headers);
  return response;
}

async function serve(ground: Ground, request: Request): Promise<Response> {
  const { world, limits, faults } = ground;
  const url = new URL(request.url);
  const moved = url.pathname.startsWith('/api/v1/');
  if (moved) url.pathname = url.pathname.slice('/api'.length);
  world.settle();
  let caller: Caller;
  try {
    caller = identify(world, request.headers.get('authorization'));
  } catch (error) {
    if (error instanceof PolarProblem) return json(error.status, error.body, error.headers);
    throw error;
  }
  const wait = limits.check(caller, url.pathname, request.headers.get('x-forwarded-for') ?? 'local');
  if (wait !== null) return new Response(null, { status: 429, headers: { 'Retry-After': String(wait) } });
  const found = ground.router(request.method, url.pathname);
  const met = {
    method: request.method,
    path: url.pathname,
    operation: found.kind === 'route' ? found.route.operation : null,
  };
  const fault = await faults.meet(met, 'before');
  if (fault) return fault;
  const response = await dispatch(ground, { request, url, caller });
  response.headers.set('X-Polar-Sandbox', '1');
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
  if (moved)
    response.headers.set(
      'X-Polar-Deprecation-Notice',
      'The API root has moved from /api/v1 to /v1. Please update your integration.',
    );
  return (await faults.meet(met, 'after', response)) ?? response;
}

interface Incoming {
  readonly request: Request;
  readonly url: URL;
  readonly caller: Caller;
}

async function dispatch({ world, router }: Ground, incoming: Incoming): Promise<Response> {
  const { request, url, caller } = incoming;
  const found = router(request.method, url.pathname);
  if (found.kind === 'redirect')
    return new Response(null, { status: 307, headers: { Location: `${world.url}${found.path}${url.search}` } });
  if (found.kind === 'nothing') return json(404, { detail: 'Not Found' });
  if (found.kind === 'method') return json(405, { detail: 'Method Not Allowed' }, { Allow: found.allow.join(', ') });
  try {
    const body = await readJson(request);
    const { route, params } = found;
    const answer = world.atomically(() => route.answer({ world, caller, params, url, headers: request.headers, body }));
    world.settle();
    return toResponse(answer, route.status);
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Response {
  if (error instanceof PolarProblem) return json(error.status, error.body, error.headers);
  if (error instanceof BodyRefused) {
    const name = error.status === 411 ? 'LengthRequired' : 'RequestBodyTooLarge';
    return json(error.status, { error: name, detail: error.message });
  }
  if (error instanceof JsonError) {
    const issue = { type: 'json_invalid', loc: ['body', error.position], msg: 'JSON decode error' };
    return json(422, unparsable([{ ...issue, input: {}, ctx: { error: error.message } }]).body);
  }
  throw error;
}

function toResponse(answer: unknown, status: number): Response {
  if (answer instanceof Response) return answer;
  if (answer instanceof TextReply)
    return new Response(String(answer.body), {
      status: answer.status,
      headers: { ...answer.headers, 'Content-Type': answer.contentType },
    });
  if (answer instanceof Reply)
    return answer.body === undefined ? new Response(null, answer) : json(answer.status, answer.body, answer.headers);
  return status === 204 ? new Response(null, { status, headers: JSON_TYPE }) : json(status, answer);
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body ?? null), {
    status,
    headers: { ...headers, ...JSON_TYPE },
  });
}
