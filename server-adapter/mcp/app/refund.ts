import { forbidden } from '../../engine/problem.ts';
import type { Json } from '../../store/json.ts';
import type { McpCall } from '../call.ts';
import { asAnswer, keepAsk } from '../confirm/ask.ts';
import type { McpPorts } from '../ports.ts';
import { type ToolResult, wordResult } from '../result.ts';
import type { Tool } from '../tools/tool.ts';
import { type Preview, spendPreview } from './preview.ts';

/** The dialog asks for the page on which a person confirms exactly what it has shown. */
export async function linkForRefund(ports: McpPorts, call: McpCall, refund: Tool): Promise<ToolResult> {
  const preview = await spendPreview(ports, call);
  const { customer, currency } = preview;
  const asked = { operation: 'refunds.create', input: inputOf(preview, call) as Json, customer, currency };
  return asAnswer(await keepAsk(ports, call, { tool: refund.name, asked }));
}

/** The dialog pays by itself, for tokens whose maker trusts the host of the model with that. */
export async function executeRefund(ports: McpPorts, call: McpCall): Promise<ToolResult> {
  const { session, requestId } = call;
  if (!session.terms.appMoney)
    throw forbidden('This token moves no money without the page on which a person confirms.');
  const preview = await spendPreview(ports, call);
  const { envelope } = await ports.run({
    name: 'refunds.create',
    input: inputOf(preview, call),
    caller: session.caller,
    customer: { id: preview.customer },
    key: `mcp-${preview.once}`,
    requestId,
  });
  const { state } = envelope.result as { readonly state: string };
  return wordResult(`The refund is ${state.replaceAll('_', ' ')}.`, { status: state });
}

function inputOf({ order, amount, expectedRefundable }: Preview, { args }: McpCall) {
  const { reason, comment } = args;
  return {
    order_id: order,
    amount,
    expected_refundable: expectedRefundable,
    reason: typeof reason === 'string' ? reason : 'customer_request',
    ...(typeof comment === 'string' && comment !== '' ? { comment } : {}),
  };
}
