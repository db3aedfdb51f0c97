import { forbidden } from '../../engine/problem.ts';
import type { Json } from '../../store/json.ts';
import type { McpCall } from '../call.ts';
import { asAnswer, keepAsk } from '../confirm/ask.ts';
import type { McpPorts } from '../ports.ts';
import { type ToolResult, wordResult } from '../result.ts';
import type { Tool } from '../tools/tool.ts';
import { type Preview, spendPreview } from './preview.ts';

/** A dialog asks for the page on which a person confirms exactly what it has shown. */
export async function linkFor(ports: McpPorts, call: McpCall, acts: readonly Tool[]): Promise<ToolResult> {
  const preview = await spendPreview(ports, call, operationsOf(acts));
  const { operation, customer, currency } = preview;
  const asked = { operation, input: inputOf(preview, call) as Json, customer, currency };
  const tool = acts.find((one) => one.operation === operation)?.name ?? operation;
  return asAnswer(await keepAsk(ports, call, { tool, asked }));
}

/** A dialog does it by itself, for tokens whose maker trusts the host of the model with that. */
export async function execute(ports: McpPorts, call: McpCall, acts: readonly Tool[]): Promise<ToolResult> {
  const { session, requestId } = call;
  if (!session.terms.appMoney)
    throw forbidden('This token changes nothing without the page on which a person confirms.');
  const preview = await spendPreview(ports, call, operationsOf(acts));
  const { envelope, accepted } = await ports.run({
    name: preview.operation,
    input: inputOf(preview, call),
    caller: session.caller,
    customer: { id: preview.customer },
    key: `mcp-${preview.once}`,
    requestId,
  });
  const { state = accepted ? 'sent' : 'done' } = envelope.result as { readonly state?: string };
  return wordResult(`It is ${state.replaceAll('_', ' ')}.`, { status: state });
}

const operationsOf = (acts: readonly Tool[]): string[] => acts.map(({ operation }) => operation);

/** A change of plan needs no reason, a refund always has one. */
function inputOf({ operation, input }: Preview, { args: { reason, comment } }: McpCall) {
  if (operation === 'subscriptions.change') return input;
  const usual = operation === 'refunds.create' ? { reason: 'customer_request' } : {};
  return {
    ...input,
    ...usual,
    ...(typeof reason === 'string' && reason !== '' ? { reason } : {}),
    ...(typeof comment === 'string' && comment !== '' ? { comment } : {}),
  };
}
