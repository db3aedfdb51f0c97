import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type OpenDemo, openDemo } from '../../demo/open-demo.ts';
import type { DemoWorld } from '../../demo/server/world.ts';
import { toNodeListener } from '../../server-adapter/hosts/node.ts';
import { createPolar } from '../../src/simulator/index.ts';

// The demo on "a real Polar": one reached over HTTP with a token from the environment.
const polar = createPolar({ seed: 'demo' });
const wire = createServer(toNodeListener((request) => polar.fetch(request)));
let env: Record<string, string>;
beforeAll(async () => {
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const { port } = wire.address() as AddressInfo;
  env = { POLAR_ACCESS_TOKEN: 'polar_oat_demo', POLAR_API_URL: `http://127.0.0.1:${port}` };
});
afterAll(() => wire.close());

async function cancelAs(demo: OpenDemo, customer: string): Promise<{ status: number; code?: string }> {
  const token = await post<{ token: string }>(`${demo.url}/demo/token`, { person: customer });
  const headers = { 'floe-client': '1', authorization: `Bearer ${token.body.token}` };
  const list = await post<{ result: { id: string }[] }>(`${demo.url}/floe/subscriptions.list`, { input: {} }, headers);
  const input = { subscription_id: list.body.result[0]!.id };
  const { status, body } = await post<{ code?: string }>(`${demo.url}/floe/subscriptions.cancel`, { input }, headers);
  return { status, ...(body.code && { code: body.code }) };
}

async function post<T>(url: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

/** Opening a demo builds its pages, which a machine at work on other things does slowly. */
const OPENING = 120_000;

test(
  'on a real Polar tickets come from its customers, and nothing is written',
  async () => {
    const demo = await openDemo(0, env, inject('demo'));
    try {
      const world = (await (await fetch(`${demo.url}/demo/world`)).json()) as DemoWorld;
      expect(world).toMatchObject({ readOnly: true, simulated: false });
      expect(world.tickets.map((ticket) => ticket.from.email)).toContain('elena@lumenstudio.com');
      expect(await cancelAs(demo, 'usr_elena')).toEqual({ status: 403, code: 'forbidden' });
    } finally {
      await demo.close();
    }
  },
  OPENING,
);

test(
  'on a real Polar things are written once that is switched on',
  async () => {
    const demo = await openDemo(0, { ...env, FLOE_DEMO_WRITES: '1' }, inject('demo'));
    try {
      expect(await cancelAs(demo, 'usr_elena')).toEqual({ status: 200 });
    } finally {
      await demo.close();
    }
  },
  OPENING,
);

test(
  'only the names of this machine are answered',
  async () => {
    const demo = await openDemo(0, {});
    try {
      const { port } = new URL(demo.url);
      const direct = await fetch(`http://127.0.0.1:${port}/demo/world`);
      expect(direct.status).toBe(200);
      const { request } = await import('node:http');
      const rebound = await new Promise<number | undefined>((resolve) =>
        request({ port, host: '127.0.0.1', path: '/demo/world', headers: { host: 'evil.example' } }, (answer) =>
          resolve(answer.statusCode),
        ).end(),
      );
      expect(rebound).toBe(403);
    } finally {
      await demo.close();
    }
  },
  OPENING,
);
