import { createFloe, memoryStore } from 'floe/server';
import { createPolar } from 'floe/simulator';
import { RESOURCES } from '../src/contract/permissions.ts';
import type { Row } from './row.ts';

const URL_OF = 'http://127.0.0.1/floe';
/** What a list of tools may take of what a model can read at once (kB). */
const GOALS = { all: 512, discovery: 8 };
/** How long the lists of tools are, whole and for a model that finds them by itself. */
export async function mcp(): Promise<Row[]> {
  const permissions = RESOURCES.flatMap((resource) => [`${resource}:read`, `${resource}:write`] as const);
  const maker = { kind: 'agent', id: 'bench', permissions } as const;
  const polar = createPolar({ seed: 'empty' });
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_demo', fetch: (input, init) => polar.fetch(new Request(input, init)) },
    authenticate: () => null,
    database: memoryStore(),
    secret: 'a bench secret of at least 32 bytes.',
    origins: [],
    mcp: { url: URL_OF, maker: () => maker },
  });
  const sizeOf = async (exposure: 'all' | 'discovery') => {
    const input = { name: exposure, permissions, methods: ['read', 'write'], exposure };
    const { result } = await floe.call('mcpTokens.create', input, { caller: maker });
    const headers = {
      authorization: `Bearer ${result.token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/list',
    };
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta } });
    const answer = await floe.handler(new Request(`${URL_OF}/mcp`, { method: 'POST', headers, body }));
    const text = await answer.text();
    return { bytes: Buffer.byteLength(text), tools: JSON.parse(text).result.tools.length };
  };
  const rows: Row[] = [];
  for (const exposure of ['all', 'discovery'] as const) {
    const { bytes, tools } = await sizeOf(exposure);
    const goal = GOALS[exposure];
    rows.push({
      what: `tools for models, ${exposure} / ${goal} kB`,
      figure: `${bytes.toLocaleString('en')} bytes, ${tools} tools`,
      ratio: bytes / 1_000 / goal,
      goal: { most: 1 },
    });
  }
  await floe.close();
  return rows;
}
