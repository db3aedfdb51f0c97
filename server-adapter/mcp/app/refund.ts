import type { Envelope } from '../../engine/done.ts';
import type { McpCall } from '../call.ts';
import type { McpPorts } from '../ports.ts';
import { previewOf } from './preview.ts';

interface Figures {
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly refundable_amount: number;
  readonly blocked?: string;
}

/** The ticket is brought by whoever confirms: that a model has none stands in nobody's way. */
export function withoutTicketNeed({ result, ...envelope }: Envelope): Envelope {
  const { blocked, ...rest } = result as { readonly blocked?: string };
  return { ...envelope, result: blocked === undefined || blocked === 'ticket_required' ? rest : { ...rest, blocked } };
}

export async function refundMeta(ports: McpPorts, call: McpCall, { result, subject: { customer } }: Envelope) {
  const { order_id, amount, currency, refundable_amount, blocked } = result as Figures;
  if (blocked !== undefined || amount <= 0 || customer === null) return { 'floe/refund': {} };
  const input = { order_id, amount, expected_refundable: refundable_amount };
  const preview = await previewOf(ports, call, { operation: 'refunds.create', customer, input, currency });
  if (preview === null) return { 'floe/refund': {} };
  return { 'floe/refund': { preview, pays: call.session.terms.appMoney ? 'here' : 'on_a_page' } };
}
