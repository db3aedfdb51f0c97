import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { createPolar } from '../../src/simulator/index.ts';
import { NOW } from '../adapter/house.ts';
import { deliver, parcel } from '../webhooks/sender.ts';
import { OPERATOR, openWorld, type World, type WorldOptions } from './world.ts';

const MINUTE = 60_000;
const ADDRESS = 'https://floe.example/floe/webhooks/polar/tenant';
const news = { type: 'order.paid', timestamp: '2026-11-23T12:00:00Z', data: { id: 'o-1', customer_id: 'c-1' } };
const as = (connection: string): Caller => ({ ...OPERATOR, connection }) as Caller;

interface Shown {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly enabled: boolean;
  readonly events: readonly string[];
}

/** What an organization sees at Polar. */
async function atPolar({ polar }: World, organization = 'acme') {
  const authorization = `Bearer ${polar.accessToken({ organization })}`;
  const ask = async (method: string, path = '', body?: object) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const init: RequestInit = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await polar.fetch(`https://polar.test/v1/webhooks/endpoints${path}`, init);
    return response.status === 204 ? null : response.json();
  };
  return { ask, endpoints: async (): Promise<Shown[]> => (await ask('GET')).items };
}

async function open(options: WorldOptions = {}) {
  const world = await openWorld(options);
  await world.connect();
  const own = await atPolar(world);
  const round = async () => {
    world.clock.forward(5 * MINUTE);
    await world.floe.tick();
  };
  const send = (secret: string, connection = 'tenant') =>
    deliver(world, parcel(news, { secret, at: world.clock.now() }), connection).then(({ status }) => status);
  const status = async () => (await world.ask('webhooks.status')).result.endpoint;
  return { ...world, world, own, round, send, status };
}

describe('the webhooks of an organization that connected at run time', () => {
  it('are set up by the next round, once, and its secret is sealed', async () => {
    const { floe, own, round, sent, status, store, events, acme } = await open();
    expect(await own.endpoints()).toEqual([]);
    await floe.tick();
    await round();
    const [endpoint, ...more] = await own.endpoints();
    expect(more).toEqual([]);
    expect(endpoint).toMatchObject({ url: ADDRESS, enabled: true, events: expect.arrayContaining(['refund.created']) });
    const made = sent.filter(({ method, path }) => method === 'POST' && path === '/v1/webhooks/endpoints');
    expect(made.map(({ body }) => JSON.parse(body))).toMatchObject([{ url: ADDRESS, organization_id: acme }]);
    expect(await status()).toBe('enabled');
    const { entries } = await store.audit.list('tenant', { operation: 'webhooks.setUp', limit: 9 });
    expect(entries).toMatchObject([{ actor: { kind: 'system', id: 'floe' }, outcome: { result: 'ok' } }]);
    const kept = JSON.stringify([await store.secrets.get('tenant', 'webhook'), entries, events]);
    expect(kept).not.toContain(endpoint?.secret.slice('whsec_'.length));
  });

  it('are verified, kept once and applied', async () => {
    const { world, own, send, floe, store, clock } = await open();
    await floe.tick();
    const [endpoint] = await own.endpoints();
    const sent = parcel(news, { secret: endpoint?.secret ?? '', at: clock.now() });
    expect((await deliver(world, sent, 'tenant')).status).toBe(202);
    expect((await deliver(world, sent, 'tenant')).status).toBe(202);
    expect(await send('whsec_bm90IG91cnMgYXQgYWxs')).toBe(403);
    await floe.tick();
    const changes = (await store.changes.since('tenant', { after: NOW - 1, limit: 100 })) ?? [];
    expect(changes.filter(({ customerId }) => customerId === 'c-1')).toMatchObject([{ ids: ['o-1'] }]);
  });

  it('come from Polar itself and go through', async () => {
    let handler: ((request: Request) => Promise<Response>) | undefined;
    const answers: number[] = [];
    const polar = createPolar({
      clock: { now: () => NOW },
      deliver: async (request) => {
        const response = await (handler?.(request) ?? Promise.resolve(new Response(null, { status: 500 })));
        answers.push(response.status);
        return response;
      },
    });
    const { floe } = await open({ polar });
    handler = floe.handler;
    await floe.tick();
    await polar.fetch('https://polar.test/v1/customers/', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${polar.accessToken({ organization: 'acme' })}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email: 'new@example.com' }),
    });
    await polar.moves.webhooksGo();
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set([202]));
  });

  it('of one are refused at the other, and at one that nobody has connected', async () => {
    const { world, send, floe, store, other, connect } = await open();
    await connect(other, as('second'));
    await floe.tick();
    const [[mine], [theirs]] = [
      await (await atPolar(world)).endpoints(),
      await (await atPolar(world, 'other')).endpoints(),
    ];
    expect(theirs?.url).toBe('https://floe.example/floe/webhooks/polar/second');
    const secrets = [mine?.secret ?? '', theirs?.secret ?? ''] as const;
    expect(secrets[0]).not.toBe(secrets[1]);
    expect(await Promise.all([send(secrets[0]), send(secrets[1], 'second')])).toEqual([202, 202]);
    await floe.tick();
    const counts = await Promise.all(['tenant', 'second'].map((name) => store.inbox.counts(name)));
    const wrong = [send(secrets[0], 'second'), send(secrets[1]), send(secrets[0], 'third'), send(secrets[0], 'a b')];
    expect(await Promise.all(wrong)).toEqual([403, 403, 403, 403]);
    expect(await Promise.all(['tenant', 'second'].map((name) => store.inbox.counts(name)))).toEqual(counts);
    // A row that was moved opens nothing.
    const row = await store.secrets.get('tenant', 'webhook');
    if (row) await store.secrets.put('second', row, 0);
    expect(await send(secrets[0], 'second')).toBe(500);
  });

  it('hold by the old secret beside one that was made anew at Polar', async () => {
    const { own, send, floe, round, status } = await open();
    await floe.tick();
    const [before] = await own.endpoints();
    await own.ask('PATCH', `/${before?.id}/secret`);
    const [after] = await own.endpoints();
    expect(await send(after?.secret ?? '')).toBe(403);
    await round();
    expect(await Promise.all([send(after?.secret ?? ''), send(before?.secret ?? '')])).toEqual([202, 202]);
    expect([await status(), (await own.endpoints()).length]).toEqual(['enabled', 1]);
  });

  it('are mended: turned on again, or made again where somebody has deleted them', async () => {
    const { own, floe, ask, polar, round, events, status } = await open();
    await floe.tick();
    const [first] = await own.endpoints();
    polar.moves.endpoint(first?.id ?? '', { enabled: false });
    await round();
    expect(events.filter(({ kind }) => kind === 'alarm')).toMatchObject([{ connection: 'tenant' }]);
    expect((await ask('webhooks.repair')).result).toMatchObject({ endpoint: 'enabled' });
    await own.ask('DELETE', `/${first?.id}`);
    expect(await status()).toBe('missing');
    expect((await ask('webhooks.repair')).result).toMatchObject({ endpoint: 'enabled' });
    expect(await own.endpoints()).toMatchObject([{ url: ADDRESS, enabled: true }]);
  });

  it('end with the connection, here and at Polar, and begin anew with the next', async () => {
    const { own, floe, ask, send, store, connect, other, world } = await open();
    await floe.tick();
    const [endpoint] = await own.endpoints();
    expect(await ask('connections.disconnect')).toMatchObject({ status: 200 });
    expect(await own.endpoints()).toEqual([]);
    expect([await store.secrets.get('tenant', 'webhook'), await send(endpoint?.secret ?? '')]).toEqual([null, 403]);
    await connect(other);
    await floe.tick();
    expect(await (await atPolar(world, 'other')).endpoints()).toMatchObject([{ url: ADDRESS }]);
    expect(await own.endpoints()).toEqual([]);
  });

  it('that Polar does not want are told of once, until somebody repairs them', async () => {
    let isShut = true;
    const { sent, floe, round, events, ask } = await open({
      between: (request, pass) =>
        isShut && request.method === 'POST' && request.url.includes('/webhooks/endpoints')
          ? Promise.resolve(Response.json({ error: 'insufficient_scope' }, { status: 403 }))
          : pass(request),
    });
    const tries = () =>
      sent.filter(({ method, path }) => method === 'POST' && path === '/v1/webhooks/endpoints').length;
    await floe.tick();
    for (let at = 0; at < 3; at += 1) await round();
    expect([tries(), events.filter(({ kind }) => kind === 'alarm').length]).toEqual([1, 1]);
    isShut = false;
    expect((await ask('webhooks.repair')).result).toMatchObject({ endpoint: 'enabled' });
  });

  it('are tried again where nobody could say whether they were made, and none is made twice', async () => {
    let losses = 1;
    const { floe, round, own, status } = await open({
      between: async (request, pass) => {
        const answer = await pass(request);
        if (request.method !== 'POST' || !request.url.includes('/webhooks/endpoints') || losses === 0) return answer;
        losses -= 1;
        return new Response('', { status: 502 });
      },
    });
    await floe.tick();
    expect(await status()).toBe('missing');
    await round();
    expect([await status(), (await own.endpoints()).length]).toEqual(['enabled', 1]);
  });

  it.each([
    ['by a token alone, without an address', undefined, 'unset'],
    ['at an address that is not https', 'http://localhost:4401/floe', 'unset'],
    ['by a token alone, with an address', 'https://app.example.com/floe/', 'enabled'],
  ])('%s', async (_, url, expected) => {
    const world = await openWorld({ oauth: false, url });
    const token = world.polar.accessToken({ organization: 'acme' });
    await world.ask('connections.setToken', { token });
    await world.floe.tick();
    expect((await world.ask('webhooks.status')).result.endpoint).toBe(expected);
    const urls = (await (await atPolar(world)).endpoints()).map((endpoint) => endpoint.url);
    expect(urls).toEqual(expected === 'enabled' ? ['https://app.example.com/floe/webhooks/polar/tenant'] : []);
  });
});
