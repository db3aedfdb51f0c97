// A model that comes by a token, over the protocol itself: a request at a time, as clients of 2026-07-28 send it.
import type { Caller } from '../../server-adapter/index.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { agent, type House } from '../adapter/house.ts';

const VERSION = '2026-07-28';

/** Somebody of the team with every right, and of the tokens too. */
export const maker = (facts: Partial<Extract<Caller, { kind: 'agent' }>> = {}): Caller =>
  agent({ id: 'm-1', name: 'Noor', permissions: PERMISSIONS, ...facts });

export interface Made {
  readonly id: string;
  readonly token: string;
  readonly url: string;
  readonly expires_at: string;
}

export async function makeToken(house: House, input: object = {}, as: Caller = maker()): Promise<Made> {
  const all = { name: 'Helper', permissions: PERMISSIONS, methods: ['read', 'write'], ...input };
  const { status, body } = await house.ask('mcpTokens.create', { as, input: all });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.result;
}

export interface Way {
  /** The path below the base. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const byBearer = ({ token }: Pick<Made, 'token'>): Way => ({ headers: { authorization: `Bearer ${token}` } });
export const byUrl = ({ url }: Pick<Made, 'url'>): Way => ({ path: new URL(url).pathname.replace('/floe/', '') });

/** One request of the protocol, and the whole answer to it. */
export async function send(
  { floe }: Pick<House, 'floe'>,
  way: Way,
  method: string,
  params: object = {},
): Promise<Response> {
  const about = 'name' in params ? String(params.name) : 'uri' in params ? String(params.uri) : null;
  const envelope = {
    'io.modelcontextprotocol/protocolVersion': VERSION,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  return floe.handler(
    new Request(`http://floe.test/floe/${way.path ?? 'mcp'}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': VERSION,
        'mcp-method': method,
        ...(about === null ? [] : { 'mcp-name': about }),
        ...way.headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: envelope } }),
    }),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: tests read results of every tool
type Anything = any;

export async function rpc(
  house: Pick<House, 'floe'>,
  way: Way,
  method: string,
  params: object = {},
): Promise<Anything> {
  const response = await send(house, way, method, params);
  const text = await response.text();
  if (!/json/.test(response.headers.get('content-type') ?? '')) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text);
}

export async function toolsOf(house: House, way: Way): Promise<Anything[]> {
  const answer = await rpc(house, way, 'tools/list');
  if (!answer.result) throw new Error(JSON.stringify(answer));
  return answer.result.tools;
}

export const namesOf = async (house: House, way: Way): Promise<string[]> =>
  (await toolsOf(house, way)).map(({ name }) => name);

/** What a tool answers; `refused` where there is none for this model. */
export async function use(house: Pick<House, 'floe'>, way: Way, name: string, args: object = {}): Promise<Anything> {
  const answer = await rpc(house, way, 'tools/call', { name, arguments: args });
  return answer.result ?? { refused: answer.error.message };
}
