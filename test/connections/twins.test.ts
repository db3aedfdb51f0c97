import { describe, expect, it } from 'vitest';
import { pinned } from '../../server-adapter/connections/pin.ts';
import type { Caller } from '../../server-adapter/index.ts';
import { createPolar } from '../../src/simulator/index.ts';
import { NOW } from '../adapter/house.ts';
import { smallShop } from '../adapter/shop.ts';
import { OPERATOR, openWorld } from './world.ts';

// Two connections with the same ids, names and keys, whose things differ by one word each.

const as = (connection: string): Caller =>
  ({
    ...OPERATOR,
    connection,
    permissions: [
      'connections:read',
      'connections:write',
      'customers:read',
      'customers:write',
      'subscriptions:read',
      'orders:read',
      'refunds:read',
      'refunds:write',
      'products:read',
      'discounts:read',
      'benefits:read',
      'license_keys:read',
      'checkout_links:read',
      'usage:read',
      'audit:read',
      'polar:read',
      'polar:write',
    ],
    ticket: { system: 'desk', id: `T-${connection}` },
  }) as Caller;

const NAMES = ['left', 'right'] as const;

/** Two Polars with the same ids, each of whose customers is called after it. A token says which of the two is meant. */
async function openTwins() {
  const clock = { now: () => NOW };
  const { seed, shelf } = smallShop();
  const twins = NAMES.map((name) => {
    const polar = createPolar({ seed, clock });
    const token = polar.accessToken();
    return { name, polar, token: `${token}${name}` };
  });
  const shop = shelf();
  for (const { name, polar } of twins) {
    await polar.fetch(`https://polar.test/v1/customers/${shop.elena.customer}`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Elena of ${name}`, metadata: { secret: `canary-${name}` } }),
    });
  }
  const received = new Map<string, string[]>(NAMES.map((name) => [name, []]));
  const sessions = new Map<string, (typeof twins)[number]>();
  const world = await openWorld({
    between: async (request) => {
      const bearer = request.headers.get('authorization')?.slice('Bearer '.length) ?? '';
      const twin = sessions.get(bearer) ?? twins.find(({ token }) => token === bearer);
      if (!twin) return Response.json({ error: 'invalid_token' }, { status: 401 });
      const path = new URL(request.url);
      received.get(twin.name)?.push(`${request.method} ${path.pathname}${path.search} ${await request.clone().text()}`);
      const headers = new Headers(request.headers);
      const isOwn = bearer === twin.token;
      headers.set('authorization', `Bearer ${isOwn ? 'polar_oat_demo' : bearer.slice(0, -twin.name.length)}`);
      const response = await twin.polar.fetch(new Request(request, { headers }));
      const text = await response.text();
      // Sessions are told apart by whose they are, although both Polars make the same ones.
      const minted = /polar_(?:cst|mst)_\w+/.exec(text)?.[0];
      if (minted) sessions.set(minted + twin.name, twin);
      const body = minted ? text.replaceAll(minted, minted + twin.name) : text;
      const hasBody = response.status !== 204;
      return new Response(hasBody ? body : null, { status: response.status, headers: response.headers });
    },
  });
  for (const { name, token } of twins) {
    const made = await world.ask('connections.setToken', { token }, as(name));
    expect(made).toMatchObject({ status: 200, result: { state: 'connected' } });
  }
  return { ...world, shop, twins, received };
}

describe('two connections that are twins', () => {
  it('get no byte of each other, whatever is asked, in whichever order', async () => {
    const { ask, post, shop, received, store, events, twins } = await openTwins();
    const customer = { id: shop.elena.customer };
    const calls: readonly (readonly [string, object])[] = [
      ['customer.overview', {}],
      ['customer.get', {}],
      ['customer.search', { query: 'elena' }],
      ['customer.update', { name: null }],
      ['subscriptions.list', {}],
      ['subscriptions.get', { subscription_id: shop.elena.subscription }],
      ['orders.list', {}],
      ['orders.get', { order_id: shop.elena.order }],
      ['licenseKeys.list', {}],
      ['products.list', {}],
      ['discounts.list', {}],
      ['checkoutLinks.list', {}],
      ['benefits.grants', {}],
      ['refunds.list', {}],
      ['audit.list', {}],
      ['connections.get', {}],
      ['connections.setToken', { token: 'polar_oat_wrong' }],
    ];
    const said: Record<string, string> = { left: '', right: '' };
    for (const [name, input] of calls) {
      // At once, so that what is shared while one waits would show.
      await Promise.all(
        NAMES.map(async (connection) => {
          const wanted = name === 'customer.update' ? { name: `Elena of ${connection}` } : input;
          const response = await post(name, { input: wanted, customer }, as(connection));
          const text = await response.text();
          if (name === 'customer.get') expect(text).toContain(`Elena of ${connection}`);
          said[connection] += text + JSON.stringify([...response.headers]);
        }),
      );
    }
    // The same key of idempotency on both: two refunds, each of its own.
    const refunds = await Promise.all(
      NAMES.map(async (connection) => {
        const input = { order_id: shop.elena.license, amount: 500, reason: 'other', expected_refundable: 4900 };
        const response = await post('refunds.create', { input, customer }, as(connection), {
          'idempotency-key': 'same',
        });
        said[connection] += await response.clone().text();
        return response;
      }),
    );
    expect(refunds.map(({ status }) => status)).toEqual([200, 200]);
    for (const [mine, theirs] of [NAMES, NAMES.toReversed()] as const) {
      expect(said[mine]).toContain(`Elena of ${mine}`);
      expect(said[mine]).not.toMatch(new RegExp(`Elena of ${theirs}|canary-${theirs}|T-${theirs}|"${theirs}"`));
      expect(said[mine]).not.toContain(twins.find(({ name }) => name === theirs)?.token);
      expect(received.get(mine)?.join('\n')).not.toMatch(new RegExp(theirs));
      expect(received.get(mine)?.filter((line) => line.startsWith('POST /v1/refunds/'))).toHaveLength(1);
      const rows = JSON.stringify([
        (await store.audit.list(mine, { limit: 100 })).entries,
        await store.operations.find(mine, { states: ['sent', 'unknown', 'succeeded'], limit: 100 }),
        await store.changes.since(mine, { after: 0, limit: 100 }),
      ]);
      expect(rows).not.toMatch(new RegExp(`${theirs}`));
    }
    for (const event of events) expect(NAMES).toContain(event.connection);
    expect((await ask('connections.get', {}, as('nobody'))).result).toMatchObject({ state: 'not_connected' });
  });

  it('do not open each other’s secrets: swapped rows are refused', async () => {
    const { ask, store, events, clock } = await openTwins();
    const [left, right] = [await store.secrets.get('left', 'polar'), await store.secrets.get('right', 'polar')];
    if (!left || !right) throw new Error('Nothing is kept.');
    await store.secrets.put('left', right, 0);
    await store.secrets.put('right', left, 0);
    clock.forward(10_000);
    for (const name of NAMES) {
      expect(await ask('products.list', {}, as(name))).toMatchObject({ status: 503, code: 'unavailable' });
    }
    expect(JSON.stringify(events)).not.toMatch(/polar_oat_(?!\[)/);
  });
});

describe('an answer about another organization', () => {
  const foreign = 'c0ffee00-0000-4000-8000-000000000000';
  const lying = (deep: (body: object) => object) =>
    openWorld({
      between: async (request, pass) => {
        const answer = await pass(request);
        if (!/\/v1\/(products|customers)\//.test(request.url)) return answer;
        return Response.json(deep((await answer.json()) as object));
      },
    });

  it.each([
    ['at the top', (body: object) => ({ ...body, organization_id: foreign })],
    ['deep inside', (body: object) => ({ ...body, extra: [{ a: { b: [{ organization_id: foreign }] } }] })],
  ])('is shown to nobody, and the operator hears of it: %s', async (_, deep) => {
    const world = await lying(deep);
    await world.connect();
    expect(await world.ask('products.list')).toMatchObject({ status: 502, code: 'upstream_error' });
    const proxied = await world.floe.handler(
      new Request('https://floe.example/floe/polar/v1/products/', {
        headers: { 'floe-client': '1', authorization: await world.bearer() },
      }),
    );
    expect(proxied.status).toBe(502);
    expect(await proxied.text()).not.toContain(foreign);
    const alarms = world.events.filter(({ kind }) => kind === 'alarm');
    expect(alarms.length).toBeGreaterThanOrEqual(2);
    expect(alarms.every(({ connection }) => connection === 'tenant')).toBe(true);
  });

  it('of our own passes', async () => {
    let own = '';
    const world = await lying((body) => ({ ...body, extra: [{ organization_id: own }] }));
    own = world.acme;
    await world.connect();
    expect(await world.ask('products.list')).toMatchObject({ status: 200 });
  });
});

describe('what a person’s token sends', () => {
  const proxy = async (world: Awaited<ReturnType<typeof openWorld>>, path: string, init: RequestInit = {}) =>
    world.floe.handler(
      new Request(`https://floe.example/floe/polar/v1/${path}`, {
        ...init,
        headers: {
          'floe-client': '1',
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          authorization: await world.bearer(),
        },
      }),
    );

  it('names the organization in every list and in all that is made', async () => {
    const world = await openWorld();
    await world.connect();
    world.sent.length = 0;
    for (const list of ['orders', 'customers', 'meters', 'discounts', 'license-keys', 'events', 'webhooks/endpoints']) {
      await proxy(world, list === 'webhooks/endpoints' ? list : `${list}/`);
    }
    const made = await proxy(world, 'customers/', {
      method: 'POST',
      body: JSON.stringify({ input: { email: 'a@example.com' } }),
    });
    expect(made.status).toBe(200);
    const merchant = world.sent.filter(({ method }) => method === 'GET');
    expect(merchant.length).toBeGreaterThanOrEqual(6);
    for (const { query } of merchant) expect(query.get('organization_id')).toBe(world.acme);
    expect(JSON.parse(world.sent.at(-1)?.body ?? '')).toMatchObject({ organization_id: world.acme });
  });

  it('names it in every event that is taken in', () => {
    const [ours, theirs] = ['o-1', 'o-2'];
    const ingest = (event: object) =>
      ({ method: 'POST', path: '/v1/events/ingest', body: { events: [event] } }) as const;
    const event = { name: 'seen', external_customer_id: 'x' };
    expect(pinned(ingest(event), ours)).toEqual(ingest({ ...event, organization_id: ours }));
    expect(pinned(ingest({ ...event, organization_id: theirs }), ours)).toBeNull();
  });

  it('does not leave where it names another organization', async () => {
    const world = await openWorld();
    await world.connect();
    world.sent.length = 0;
    expect((await proxy(world, `orders/?organization_id=${world.other}`)).status).toBe(404);
    const body = JSON.stringify({ input: { email: 'a@example.com', organization_id: world.other } });
    expect((await proxy(world, 'customers/', { method: 'POST', body })).status).toBe(404);
    expect(world.sent).toEqual([]);
  });
});
