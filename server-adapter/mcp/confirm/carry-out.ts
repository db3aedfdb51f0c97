import type { AgentCaller } from '../../engine/caller.ts';
import { FloeProblem, knownProblem } from '../../engine/problem.ts';
import { redacted } from '../../proxy/error-body.ts';
import type { Json } from '../../store/json.ts';
import type { AskState } from '../../store/mcp-port.ts';
import type { McpPorts } from '../ports.ts';
import { shownOf } from '../result.ts';
import type { Waiting } from './visit.ts';

/** Carries out what was asked for, as the person who said yes. The trail names them and the token. */
export async function carryOut(
  ports: McpPorts,
  waiting: Waiting,
  person: AgentCaller,
  requestId: string,
): Promise<string> {
  const { ask, asked, tokenName } = waiting;
  await move(ports, waiting, 'waiting', 'taken', null);
  const caller: AgentCaller = { ...person, via: { token: ask.token, name: tokenName } };
  try {
    const { envelope, accepted } = await ports.run({
      name: asked.operation,
      input: asked.input,
      caller,
      ...(asked.customer === null ? {} : { customer: { id: asked.customer } }),
      key: `mcp-${ask.id}`,
      requestId,
    });
    const state = stateOf(envelope.result) ?? (accepted ? 'sent' : 'done');
    // It lies in the store until the model asks: without credentials and personal data.
    const result = shownOf(redacted(envelope.result)) as Json;
    await move(ports, waiting, 'taken', 'done', { state, result });
    return `${tool(waiting)}: ${state.replaceAll('_', ' ')}.`;
  } catch (error) {
    const problem = knownProblem(error);
    // Nothing was sent for somebody who may not: whoever may can still come by the same link.
    if (problem.facts.denied) await move(ports, waiting, 'taken', 'waiting', null);
    else await move(ports, waiting, 'taken', 'failed', { code: problem.code });
    throw error;
  }
}

export async function decline(ports: McpPorts, waiting: Waiting): Promise<string> {
  await move(ports, waiting, 'waiting', 'failed', { code: 'declined' });
  return 'The change was declined, and the link is used up.';
}

const tool = ({ tool: { title } }: Waiting): string => title;

/** A link is used once: whoever comes second finds it taken. */
async function move(ports: McpPorts, { ask }: Waiting, from: AskState, to: AskState, outcome: Json): Promise<void> {
  const { store, clock } = ports.services;
  const isFirst = await store.mcp.moveAsk(ask.connection, ask.id, { from, to, at: clock.now(), outcome });
  if (!isFirst) throw new FloeProblem('gone', { detail: 'This link was used in the meantime.' });
}

function stateOf(result: unknown): string | null {
  const state: unknown = typeof result === 'object' && result !== null && 'state' in result ? result.state : null;
  return typeof state === 'string' ? state : null;
}
