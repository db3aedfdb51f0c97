import type { Reply } from '../engine/inquiry.ts';
import { assertListed } from '../engine/origin.ts';
import { FloeProblem, problemDocument } from '../engine/problem.ts';
import { readJson } from '../engine/read-body.ts';
import type { OwnVisit } from '../engine/routes.ts';
import { createIdentify } from './identify.ts';
import type { McpPorts } from './ports.ts';
import { serverFor, type Visitor } from './server.ts';

const MOST = 256 * 1024;
/** What the protocol reads of a request; no credential is among it. */
const HEADERS = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id'];

/** `{base}/mcp` and `{base}/mcp/t/{token}`: the protocol over HTTP, a request at a time, for clients old and new. */
export function createServe(ports: McpPorts): (visit: OwnVisit) => Promise<Reply> {
  const { report } = ports.engine;
  const identify = createIdentify(ports);
  const visitors = new WeakMap<object, Visitor>();
  const { fetch } = ports.protocol.createMcpHandler(
    ({ authInfo }) => {
      const visitor = authInfo && visitors.get(authInfo);
      if (!visitor) throw new Error('Floe: a request without its visitor.');
      return serverFor(ports, visitor);
    },
    {
      // Nothing here changes while somebody listens.
      maxSubscriptions: 0,
      keepAliveMs: 0,
      onerror: (cause) => report({ kind: 'failed', message: 'A request of a model could not be served.', cause }),
    },
  );
  return async (visit) => {
    const { inquiry, requestId } = visit;
    assertListed(inquiry, ports.services.origins);
    const session = await identify(visit);
    if (!session) return refused(ports, visit);
    const isPost = inquiry.method === 'POST';
    const body = isPost ? await readJson(inquiry, MOST) : undefined;
    if (isPost && (typeof body !== 'object' || body === null)) throw new FloeProblem('bad_json');
    const headers = HEADERS.flatMap((name): [string, string][] => {
      const value = inquiry.header(name);
      return value === null ? [] : [[name, value]];
    });
    const request = new Request(`${ports.options.url}/mcp`, {
      method: inquiry.method,
      headers,
      ...(isPost ? { body: '{}' } : {}),
    });
    const authInfo = { token: '', clientId: session.token.id, scopes: [] };
    visitors.set(authInfo, { session, requestId, signal: inquiry.signal });
    const response = await fetch(request, { authInfo, ...(isPost ? { parsedBody: body } : {}) });
    return { status: response.status, headers: typeOf(response), body: await response.text() };
  };
}

function typeOf({ headers }: Response): Record<string, string> {
  const type = headers.get('content-type');
  const allow = headers.get('allow');
  return { ...(type ? { 'content-type': type } : {}), ...(allow ? { allow } : {}) };
}

/** Unknown, revoked, over: one answer. A token in the address is no secret door that could be told from none. */
function refused({ options }: McpPorts, { params, requestId }: OwnVisit): Reply {
  if (params.token !== undefined) throw new FloeProblem('not_found');
  const problem = new FloeProblem('unauthenticated', { detail: 'Send a token for models of this server as a bearer.' });
  const where = options.issuer ? ` resource_metadata="${options.url}/mcp/oauth-protected-resource"` : '';
  return {
    status: 401,
    headers: { 'content-type': 'application/problem+json', 'www-authenticate': `Bearer${where}` },
    body: JSON.stringify(problemDocument(problem, requestId)),
  };
}

/** RFC 9728: who gives out tokens for this address. */
export function serveMetadata({ options: { issuer, url } }: Pick<McpPorts, 'options'>): Reply {
  if (!issuer) throw new FloeProblem('not_found');
  const document = {
    resource: `${url}/mcp`,
    authorization_servers: [issuer.url],
    bearer_methods_supported: ['header'],
    resource_name: 'Floe',
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) };
}
