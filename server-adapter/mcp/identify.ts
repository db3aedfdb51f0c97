import { bearerOf } from '../callers/bearer.ts';
import { jwtCallers } from '../callers/jwt.ts';
import { type AgentCaller, connectionOf, type ServiceCaller } from '../engine/caller.ts';
import type { OwnVisit } from '../engine/routes.ts';
import type { SessionCheck } from '../engine/session-check.ts';
import type { KeptToken } from '../store/mcp-port.ts';
import { makerOf } from './maker.ts';
import type { McpPorts } from './ports.ts';
import { rightsOf } from './rights.ts';
import type { McpSession } from './session.ts';
import { OPEN_TERMS, termsOf } from './terms.ts';
import { hashOf, isSecret, secretOf } from './token.ts';

type Team = AgentCaller | ServiceCaller;

/** The model that has come in; null for everybody else, whatever is wrong with what they brought. */
export type Identify = (visit: OwnVisit) => Promise<McpSession | null>;

export function createIdentify(ports: McpPorts): Identify {
  const issued = issuedBy(ports);
  return async (visit) => {
    const { header } = visit.inquiry;
    const inPath = visit.params.token;
    const beside = header('floe-mcp-token');
    const bearer = bearerOf(header);
    if (inPath !== undefined || beside !== null) {
      const secret = inPath === undefined ? secretOf(beside ?? '') : isSecret(inPath) ? inPath : null;
      const token = await keptBy(ports, secret, inPath === undefined ? 'bearer' : 'url');
      const second = bearer === null ? null : await visit.who();
      // Somebody who came along and cannot be told is nobody; customers are not of the team.
      if (bearer !== null && (second === null || second === 'expired' || second.kind === 'customer')) return null;
      return token && sessionOfToken(ports, token, second ? [second as Team] : []);
    }
    if (bearer === null) return null;
    const secret = secretOf(bearer);
    if (secret === null) return issued ? issued(header) : null;
    const token = await keptBy(ports, secret, 'bearer');
    return token && sessionOfToken(ports, token, []);
  };
}

async function keptBy(
  { services, options }: McpPorts,
  secret: string | null,
  form: 'bearer' | 'url',
): Promise<KeptToken | null> {
  if (secret === null || (form === 'url' && !options.urlTokens)) return null;
  const token = await services.store.mcp.tokenBy(await hashOf(secret));
  return token && termsOf(token).form === form ? token : null;
}

/** What a token is worth right now; null where it has ended, or its maker has. */
export async function sessionOfToken(
  { engine, options }: McpPorts,
  token: KeptToken,
  beside: readonly Team[],
): Promise<McpSession | null> {
  const { id, name, connection, maker } = token;
  if (token.revokedAt !== null || token.expiresAt <= engine.clock.now() || !engine.knows(connection)) return null;
  const terms = termsOf(token);
  if (terms.second && beside.length === 0) return null;
  const behind = await withoutTicket(makerOf(options, { connection, maker }));
  const others = behind ? [behind, ...beside] : [];
  const named = { id, name, connection };
  const caller = behind && rightsOf(named, terms, others);
  return caller && { token: named, terms, caller, others };
}

/** The ticket a maker works on somewhere else is no ground for what a model does here. */
async function withoutTicket(found: Promise<Team | null> | Team | null): Promise<Team | null> {
  const maker = await found;
  return maker && { ...maker, ticket: undefined };
}

/** Whoever an authorization server has let in for this very address: its tokens for other services are none here. */
function issuedBy({
  engine,
  options,
}: McpPorts): ((header: (name: string) => string | null) => Promise<McpSession | null>) | null {
  const { issuer, url } = options;
  if (!issuer) return null;
  const { jwksUrl, fetch } = issuer;
  const check: SessionCheck = jwtCallers({
    jwksUrl,
    fetch,
    issuer: issuer.url,
    audience: `${url}/mcp`,
    clock: engine.clock,
  });
  return async (header) => {
    const who = await check.byHeader?.(header);
    if (!who || who === 'expired' || who.kind === 'customer') return null;
    const connection = connectionOf(who);
    const maker = await withoutTicket(options.maker({ kind: who.kind, id: who.id, connection }));
    if (!maker || !engine.knows(connection)) return null;
    const token = { id: `${who.kind}:${who.id}`, name: (who.kind === 'agent' && who.name) || who.id, connection };
    const terms = { ...OPEN_TERMS, permissions: who.permissions };
    const caller = rightsOf(token, terms, [who, maker]);
    return caller && { token, terms, caller, others: [who, maker] };
  };
}
