import { knownProblem } from '../engine/problem.ts';
import { reportProblem } from '../engine/report.ts';
import { execute, linkFor } from './app/act.ts';
import { APPS } from './app/app.ts';
import { askPerson, confirmationOf } from './confirm/ask.ts';
import type { McpPorts } from './ports.ts';
import { dataResult, doneResult, problemResult, type ToolResult } from './result.ts';
import { type McpSession, mayCall, mayWriteAlone } from './session.ts';
import { tableOf, tableResult } from './table.ts';
import { getSchema, searchTools } from './tools/discovery.ts';
import { STATUS_TOOL } from './tools/own.ts';
import type { Tool } from './tools/tool.ts';
import { noteCall, noteRefusal } from './trail.ts';

export interface McpCall {
  readonly session: McpSession;
  readonly requestId: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | undefined;
}

/** The tools that are there for this model. */
export async function toolsFor({ tools, engine }: McpPorts, session: McpSession): Promise<readonly Tool[]> {
  return (await tools()).filter((tool) => mayCall(session, tool, engine.house));
}

/** Null: there is no such tool for this model, whether or not there is one for others. */
export async function callTool(ports: McpPorts, call: McpCall): Promise<ToolResult | null> {
  const tool = await bodyOf(ports, call);
  if (!tool) {
    await noteRefusal(ports, call);
    return null;
  }
  try {
    const result = await tool();
    await noteCall(ports, call);
    return result;
  } catch (error) {
    await noteCall(ports, call, error);
    const problem = knownProblem(error);
    const { requestId, session } = call;
    reportProblem(ports.engine.report, problem, {
      operation: `mcp.${call.tool}`,
      requestId,
      connection: session.token.connection,
    });
    return problemResult(problem, requestId);
  }
}

type Body = () => Promise<ToolResult>;

async function bodyOf(ports: McpPorts, call: McpCall): Promise<Body | null> {
  const { session, tool: name, args } = call;
  const tools = await toolsFor(ports, session);
  if (name === STATUS_TOOL) return () => confirmationOf(ports, call);
  const app = APPS.find(({ name: of }) => name === `${of}_open_confirmation` || name === `${of}_execute`);
  if (app) {
    const acts = tools.filter(({ operation }) => app.acts.includes(operation));
    if (acts.length === 0) return null;
    return () => (name.endsWith('_execute') ? execute : linkFor)(ports, call, acts);
  }
  const tool = tools.find((one) => one.name === name);
  if (tool) return () => run(ports, call, tool);
  if (session.terms.exposure !== 'discovery') return null;
  if (name === 'search_tools') return async () => searchTools(tools, args);
  if (name === 'get_tool_schema') return async () => getSchema(tools, args, session.caller.customer !== undefined);
  if (name !== 'call_tool') return null;
  const inner = tools.find((one) => one.name === args.name);
  const given = typeof args.arguments === 'object' && args.arguments !== null ? { ...args.arguments } : {};
  return inner ? () => run(ports, { ...call, args: given }, inner) : null;
}

async function run(ports: McpPorts, call: McpCall, tool: Tool): Promise<ToolResult> {
  const { session, requestId, signal } = call;
  const isRead = tool.entry.kind === 'query';
  if (!isRead && !mayWriteAlone(session, tool)) return askPerson(ports, call, tool);
  const { input, customer } = tool.read(call.args);
  const key = isRead ? undefined : ports.engine.newId();
  const { caller } = session;
  const { envelope, accepted } = await ports.run({
    name: tool.operation,
    input,
    caller,
    customer,
    key,
    requestId,
    signal,
  });
  if (!isRead) return doneResult({ status: accepted ? 'sent' : 'done' }, envelope.result);
  const table = tableOf(envelope);
  if (table) return tableResult(table);
  const app = APPS.find(({ of }) => of === tool.operation);
  if (!app) return dataResult(envelope, tool.isPolar);
  const shown = app.shown(envelope);
  return { ...dataResult(shown, false), _meta: await app.meta(ports, call, shown) };
}
