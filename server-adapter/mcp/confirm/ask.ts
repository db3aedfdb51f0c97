import type { Permission } from '../../../src/contract/permissions.ts';
import { parseInput } from '../../engine/input.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import { allow } from '../../engine/session.ts';
import { readRef, scopeOf, subjectOf } from '../../engine/subject.ts';
import type { Json } from '../../store/json.ts';
import type { McpCall } from '../call.ts';
import type { McpPorts } from '../ports.ts';
import { doneResult, type ToolResult, wordResult } from '../result.ts';
import { hashOf, newSecret } from '../token.ts';
import type { Tool } from '../tools/tool.ts';

/** A link is good for so long (ms). */
const LIFE_MS = 10 * 60_000;

/** A change exactly as a person will be asked about it. */
export interface AskedCall {
  readonly operation: string;
  readonly input: Json;
  /** Polar's id of the customer it is about, as the model's own rights have found it. */
  readonly customer: string | null;
  /** A currency for amounts in the input. */
  readonly currency?: string;
}

/** Writes down what is asked for and answers where a person decides about it. Nothing is changed by it. */
export async function askPerson(ports: McpPorts, call: McpCall, tool: Tool): Promise<ToolResult> {
  const { engine } = ports;
  const { caller } = call.session;
  const { input, customer } = tool.read(call.args);
  const named = readRef(customer);
  allow(engine, caller, tool.entry, scopeOf(caller, named));
  const parsed = parseInput(tool.entry, input, caller);
  // Whoever says yes may reach more than the model: whom it is about is settled by what the model may reach.
  const subject = await subjectOf({ caller, named, entry: tool.entry, directory: engine.directory });
  const currency = await currencyOf(ports, call, { tool, input: parsed, customerId: subject.customerId });
  const asked: AskedCall = {
    operation: tool.operation,
    input: parsed as unknown as Json,
    customer: subject.customerId,
    ...(currency === undefined ? {} : { currency }),
  };
  return asAnswer(await keepAsk(ports, call, { tool: tool.name, asked }));
}

interface Kept {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: number;
}

export async function keepAsk(
  { engine, services, options }: McpPorts,
  { session }: Pick<McpCall, 'session'>,
  { tool, asked }: { readonly tool: string; readonly asked: AskedCall },
): Promise<Kept> {
  const secret = newSecret();
  const [id, at] = [engine.newId(), engine.clock.now()];
  const { id: token, connection } = session.token;
  const call = asked as unknown as Json;
  const expiresAt = at + LIFE_MS;
  await services.store.mcp.addAsk({
    id,
    connection,
    hash: await hashOf(secret),
    token,
    tool,
    call,
    createdAt: at,
    expiresAt,
  });
  return { id, url: `${options.url}/mcp/confirm/${secret}`, expiresAt };
}

export function asAnswer({ id, url, expiresAt }: Kept): ToolResult {
  const expires_at = new Date(expiresAt).toISOString();
  const text = `Nothing has been changed yet. A person has to confirm this within ten minutes: ${url}\nThen confirmation_status says what became of it.`;
  return wordResult(text, { status: 'waiting_for_a_person', confirmation_id: id, confirm_url: url, expires_at });
}

/** What the amounts in the input are in; a refund of somebody else's order ends here, before anybody is asked. */
async function currencyOf(
  ports: McpPorts,
  { session: { caller }, requestId, signal }: McpCall,
  { tool, input, customerId }: { tool: Tool; input: object; customerId: string | null },
): Promise<string | undefined> {
  const read = READS[tool.operation];
  if (!read || !(read.about in input)) return undefined;
  if (customerId === null) throw invalidField('customer', 'required', 'Say which customer this is about.');
  if (!caller.permissions.includes(read.right)) return undefined;
  const { [read.about]: id } = input as Readonly<Record<string, unknown>>;
  const about = { customer: { id: customerId }, caller, requestId, signal };
  const { envelope } = await ports.run({ name: read.name, input: { [read.about]: id }, ...about });
  return (envelope.result as { readonly currency: string }).currency;
}

/** Where the currency of an amount stands that only has a number. */
const READS: Readonly<Record<string, { readonly name: string; readonly about: string; readonly right: Permission }>> = {
  'refunds.create': { name: 'refunds.preview', about: 'order_id', right: 'refunds:read' },
  'subscriptions.change': { name: 'subscriptions.get', about: 'subscription_id', right: 'subscriptions:read' },
};

/** How far something is that this very token has asked for. */
export async function confirmationOf({ engine, services }: McpPorts, { session, args }: McpCall): Promise<ToolResult> {
  const { connection, id: token } = session.token;
  const ask =
    typeof args.confirmation_id === 'string' ? await services.store.mcp.ask(connection, args.confirmation_id) : null;
  if (ask?.token !== token) throw new FloeProblem('not_found');
  const isOver = ask.state === 'waiting' && ask.expiresAt <= engine.clock.now();
  const { result, ...outcome } = (ask.outcome ?? {}) as Readonly<Record<string, Json>>; // What `carryOut` has kept.
  const status = isOver ? 'not_confirmed_in_time' : WORDS[ask.state];
  return doneResult({ status, ...(ask.outcome === null ? {} : { outcome }) }, result);
}

const WORDS = {
  waiting: 'waiting_for_a_person',
  taken: 'being_carried_out',
  done: 'done',
  failed: 'not_done',
} as const;
