import { rmSync } from 'node:fs';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../server-adapter/cli/listen.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';
import { readerOf } from '../live/reader.ts';
import { dataFolder } from './data-folder.ts';
import { floe } from './process.ts';

const ADDRESS = 'https://app.example.com/floe/webhooks/polar/default';
const SETUP = ['setup', '--url', 'https://app.example.com/floe/'];

const open: Listening[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A Polar on a port, and the command asked of it. */
async function shop() {
  const polar = createPolar({ seed: 'empty' });
  const served = await listen(0, () => (request) => polar.fetch(request));
  open.push(served);
  return async (argv: readonly string[], env: Record<string, string> = {}): Promise<Said & { polar: Polar }> => {
    const all = { POLAR_ACCESS_TOKEN: 'polar_oat_demo', POLAR_API_URL: served.url, ...env };
    const running = floe(['webhooks', ...argv], all);
    running.line().catch(() => undefined);
    await running.ended;
    return { code: running.child.exitCode, out: running.lines.join('\n'), err: running.stderr(), polar };
  };
}

const endpointsOf = async ({ polar }: { polar: Polar }) => {
  const request = new Request('https://api.polar.sh/v1/webhooks/endpoints', {
    headers: { authorization: 'Bearer polar_oat_demo' },
  });
  return (await (await polar.fetch(request)).json()).items;
};

describe('npx floe webhooks', () => {
  it('makes an endpoint, prints its secret once, and finds it well', async () => {
    const ask = await shop();
    const made = await ask(SETUP);
    expect(made.code).toBe(0);
    const [, secret = ''] = /^FLOE_WEBHOOK_SECRETS=(whsec_\w+)$/.exec(made.out) ?? [];
    const [endpoint] = await endpointsOf(made);
    expect(endpoint).toMatchObject({ url: ADDRESS, format: 'raw', enabled: true, secret });
    expect(endpoint.events).toHaveLength(41);
    expect(made.err).not.toContain(secret);

    const again = await ask(SETUP, { FLOE_WEBHOOK_SECRETS: secret });
    expect([again.code, again.out]).toEqual([0, '']);
    expect(again.err).not.toContain('whsec_');
    expect(await endpointsOf(again)).toHaveLength(1);

    const checked = await ask(['check'], { FLOE_WEBHOOK_SECRETS: `whsec_older ${secret}` });
    expect([checked.code, checked.err]).toEqual([0, '']);
    expect(checked.out).toContain(ADDRESS);
  });

  it('mends an endpoint that is off and gets too little, and does not tell its secret', async () => {
    const ask = await shop();
    const { polar } = await ask(SETUP);
    const [{ id, secret }] = await endpointsOf({ polar });
    await polar.fetch(
      new Request(`https://api.polar.sh/v1/webhooks/endpoints/${id}`, {
        method: 'PATCH',
        headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
        body: JSON.stringify({ enabled: false, events: ['order.paid'] }),
      }),
    );
    const env = { FLOE_WEBHOOK_SECRETS: secret };
    const before = await ask(['check'], env);
    expect(before.code).toBe(1);
    expect(before.err).toMatch(/disabled it[\s\S]*does not get: .*order\.refunded/);
    const mended = await ask(SETUP, {});
    expect([mended.code, mended.out]).toEqual([1, '']);
    expect(mended.err).not.toContain('whsec_');
    expect((await ask(['check'], env)).code).toBe(0);
  });

  it('says whose secret is missing', async () => {
    const ask = await shop();
    expect((await ask(['check'])).err).toContain('FLOE_WEBHOOK_SECRETS is not set');
    await ask(SETUP);
    const other = await ask(['check', ...SETUP.slice(1)], { FLOE_WEBHOOK_SECRETS: 'whsec_other' });
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('is not among FLOE_WEBHOOK_SECRETS')]);
  });

  it('refuses what cannot work, in words', async () => {
    const ask = await shop();
    expect((await ask(['setup'])).err).toContain('--url');
    expect((await ask(['setup', '--url', 'http://localhost:4401/floe'])).err).toContain('--url takes');
    expect((await ask([])).err).toContain('npx floe webhooks check');
    const stranger = await ask(SETUP, { POLAR_ACCESS_TOKEN: 'polar_oat_stranger' });
    expect([stranger.code, stranger.err]).toEqual([1, expect.stringContaining('does not know the access token')]);
    expect(stranger.err).not.toContain('polar_oat_stranger');
  });
});

describe('floe serve, told by floe simulate', () => {
  const STARTING = 180_000;
  const SECRET = 'a secret that only this test and its server know';

  it('tells an open page what a change at Polar made stale, from setup to stream', { timeout: STARTING }, async () => {
    const free = await listen(0, () => async () => new Response());
    const port = new URL(free.url).port;
    await free.close();
    const simulator = floe(['simulate', '--seed', 'demo', '--webhooks-to', `http://127.0.0.1:${port}`]);
    const { url: polar, customer, subscription } = (await simulator.line()) as Record<string, string>;
    const env = { POLAR_ACCESS_TOKEN: 'polar_oat_demo', POLAR_API_URL: `${polar}` };
    const setup = floe(['webhooks', ...SETUP], env);
    setup.line().catch(() => undefined);
    await setup.ended;
    const secrets = setup.lines.join().split('=')[1] ?? '';

    const folder = dataFolder();
    const more = { PORT: port, FLOE_SECRET: SECRET, FLOE_DATA_DIR: folder, FLOE_WEBHOOK_SECRETS: secrets };
    const server = floe(['serve'], { ...env, ...more });
    try {
      const { url } = await server.line();
      const claims = { kind: 'agent', sub: 'ana', permissions: ['customers:read', 'connections:read'] };
      const bearer = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience('floe')
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(SECRET));
      const headers = { authorization: `Bearer ${bearer}`, 'floe-client': '1', 'content-type': 'application/json' };
      const stream = await fetch(`${url}/live?customer=${customer}`, {
        headers: { ...headers, accept: 'text/event-stream' },
      });
      const reader = readerOf(stream);
      await fetch(`${polar}/v1/subscriptions/${subscription}`, {
        method: 'PATCH',
        headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
        body: JSON.stringify({ cancel_at_period_end: true }),
      });
      for (let frame = await reader.next(); !frame?.data?.stale?.includes('customer.overview'); ) {
        if (!frame) throw new Error('The stream ended and told nothing.');
        frame = await reader.next();
      }
      await reader.leave();
      const status = await fetch(`${url}/webhooks.status`, { method: 'POST', headers, body: '{"input":{}}' });
      expect((await status.json()).result).toMatchObject({ endpoint: 'enabled', received_at: expect.any(String) });
      expect(server.stderr()).toBe('');
    } finally {
      await server.stop();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
