// The official clients, of both lines of the SDK and both revisions of the protocol.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it } from 'vitest';
import { openHouse } from '../adapter/house.ts';
import { makeToken } from './model.ts';

interface Speaks {
  listTools(): Promise<{ tools: { name: string }[] }>;
  callTool(params: { name: string; arguments: Record<string, unknown> }): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const url = new URL('http://floe.test/floe/mcp');
const who = { name: 'test', version: '1' };

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const clients: Record<string, (fetch: Fetch, headers: Record<string, string>) => Promise<Speaks>> = {
  'SDK 2, 2026-07-28': async (fetch, headers) => {
    const client = new Client(who, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(url, { fetch, requestInit: { headers } }));
    return client as unknown as Speaks;
  },
  'SDK 2, 2025-11-25': async (fetch, headers) => {
    const client = new Client(who);
    await client.connect(new StreamableHTTPClientTransport(url, { fetch, requestInit: { headers } }));
    return client as unknown as Speaks;
  },
  'SDK 1, 2025-11-25': async (fetch, headers) => {
    const client = new OldClient(who);
    await client.connect(new OldTransport(url, { fetch, requestInit: { headers } }) as never);
    return client as unknown as Speaks;
  },
};

describe.each(Object.entries(clients))('%s', (_name, connect) => {
  const open = async (input: object) => {
    const house = openHouse();
    const { token } = await makeToken(house, input);
    const fetch: Fetch = (target, init) => house.floe.handler(new Request(target, init));
    return { house, client: await connect(fetch, { authorization: `Bearer ${token}` }) };
  };

  it('lists, and calls with answers that fit their schemas', async () => {
    const { house, client } = await open({});
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(200);
    const { elena } = house.shop;
    const about = { customer: elena.customer };
    const order = await client.callTool({ name: 'order_get', arguments: { ...about, order_id: elena.order } });
    expect(order.structuredContent).toMatchObject({ result: { id: elena.order } });
    const calls: [string, object][] = [
      ['customer_overview', about],
      ['customer_search', { query: 'elena' }],
      ['subscription_list', about],
      ['subscription_preview', { ...about, subscription_id: elena.subscription, of: 'cancel' }],
      ['refund_preview', { ...about, order_id: elena.order }],
      ['product_list', {}],
      ['license_key_list', about],
      ['audit_list', {}],
      ['polar_orders_list', {}],
      ['subscription_cancel', { ...about, subscription_id: elena.subscription }],
    ];
    for (const [name, args] of calls) {
      const { isError } = await client.callTool({ name, arguments: { ...args } });
      expect([name, isError]).toEqual([name, undefined]);
    }
    expect(house.writes()).toEqual([]);
    await client.close();
  });

  it('searches', async () => {
    const { client } = await open({ exposure: 'discovery' });
    expect((await client.listTools()).tools).toHaveLength(4);
    const found = await client.callTool({ name: 'search_tools', arguments: { query: 'refund preview' } });
    expect(JSON.stringify(found.structuredContent)).toContain('refund_preview');
    await client.close();
  });
});
