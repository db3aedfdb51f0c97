import { fingerprint } from '../engine/fingerprint.ts';
import { FloeProblem, isProblem } from '../engine/problem.ts';
import { actorOf } from '../engine/session.ts';
import { keepDenial } from '../engine/trail.ts';
import type { McpPorts } from './ports.ts';
import type { McpSession } from './session.ts';

interface Called {
  readonly session: McpSession;
  readonly requestId: string;
  readonly tool: string;
  readonly args: unknown;
}

/** Every call of a model leaves a line: by which token, of which tool, with what (its digest), and how it ended. */
export async function noteCall({ engine }: McpPorts, called: Called, error?: unknown): Promise<void> {
  const { session, requestId, tool, args } = called;
  const { store, clock, newId, report } = engine;
  const { caller, token, others } = session;
  const at = clock.now();
  const code = error === undefined ? null : isProblem(error) ? error.code : 'internal';
  const by = others.map(({ kind, id }) => `${kind}:${id}`);
  const detail = { token: token.id, tool, arguments: await fingerprint(args ?? null), by };
  try {
    await store.audit.request(token.connection, {
      id: newId(),
      at,
      requestId,
      operation: `mcp.${tool}`,
      actor: actorOf(caller, null),
      customer: null,
      ticket: null,
      targets: {},
      detail,
      done: { at, result: code === null ? 'ok' : 'failed', code, detail: {}, count: 1 },
    });
  } catch (cause) {
    const message = 'A call of a model is missing in the trail.';
    report({ kind: 'trail_gap', message, operation: `mcp.${tool}`, requestId, connection: token.connection, cause });
  }
}

/** A tool that is not there for this model, counted by the minute. Made-up names are kept as one. */
export async function noteRefusal({ engine }: McpPorts, { session, requestId }: Called): Promise<void> {
  const denied = {
    name: 'mcp.call',
    requestId,
    connection: session.token.connection,
    actor: actorOf(session.caller, null),
    ticket: null,
    customerId: null,
  };
  const ports = { ...engine, audit: engine.store.audit };
  await keepDenial(ports, denied, new FloeProblem('unknown_operation', { denied: true }));
}
