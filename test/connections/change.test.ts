import { describe, expect, it } from 'vitest';
import { createFloe } from '../../server-adapter/index.ts';
import { ORIGIN, SECRET } from '../adapter/house.ts';
import { OPERATOR, openWorld } from './world.ts';

describe('an organization’s access token', () => {
  it('connects once Polar has said whose it is', async () => {
    const world = await openWorld();
    const token = world.polar.accessToken({ organization: 'other' });
    expect(await world.ask('connections.setToken', { token })).toMatchObject({
      status: 200,
      result: { state: 'connected', kind: 'token', organization: { id: world.other, slug: 'other' } },
    });
    await world.ask('products.list');
    expect(world.sent.at(-1)).toMatchObject({ authorization: `Bearer ${token}` });
    // Polar refuses a token of an organization that names one.
    expect(world.sent.at(-1)?.query.get('organization_id')).toBeNull();
    const { entries } = await world.store.audit.list('tenant', { limit: 1 });
    expect(entries).toMatchObject([
      { operation: 'connections.setToken', outcome: { detail: { organization: world.other } } },
    ]);
    expect(JSON.stringify([entries, world.events])).not.toContain(token);
  });

  it.each([
    ['made up', 'polar_oat_nope', 422],
    ['of another kind', 'polar_at_u_x', 422],
    ['with words in it', 'polar_oat_a b', 422],
  ])('is not taken when it is %s', async (_, token, status) => {
    const world = await openWorld();
    expect(await world.ask('connections.setToken', { token })).toMatchObject({ status, code: 'invalid_input' });
    expect(await world.made()).toEqual([]);
    expect((await world.ask('connections.get')).result).toMatchObject({
      state: 'not_connected',
      ways: ['oauth', 'token'],
    });
  });

  it('is not taken without the right to say whose it is, nor while Polar is away', async () => {
    const world = await openWorld();
    const token = world.polar.accessToken({ scopes: ['products:read'] });
    const refused = await world.ask('connections.setToken', { token });
    expect(refused).toMatchObject({ status: 422, errors: [{ path: 'token' }] });
    const away = await openWorld({ between: () => Promise.resolve(new Response('', { status: 503 })) });
    expect(await away.ask('connections.setToken', { token: 'polar_oat_demo' })).toMatchObject({ status: 503 });
    expect(await away.made()).toEqual([]);
  });

  it('has to be given again when Polar does not take it any more, for the same organization', async () => {
    let isOver = false;
    const world = await openWorld({
      between: (request, pass) =>
        isOver && request.headers.get('authorization')?.endsWith('demo')
          ? Promise.resolve(Response.json({ error: 'invalid_token' }, { status: 401 }))
          : pass(request),
    });
    await world.ask('connections.setToken', { token: 'polar_oat_demo' });
    isOver = true;
    expect(await world.ask('products.list')).toMatchObject({ status: 503, state: { reason: 'needs_reconnect' } });
    expect((await world.ask('connections.get')).result).toMatchObject({ state: 'needs_reconnect', reason: 'refused' });
    const other = world.polar.accessToken({ organization: 'other' });
    expect(await world.ask('connections.setToken', { token: other })).toMatchObject({
      status: 409,
      state: { reason: 'other_organization' },
    });
    expect(await world.connect(world.other)).toMatchObject({ outcome: 'floe-connect=organization' });
    const again = world.polar.accessToken();
    expect(await world.ask('connections.setToken', { token: again })).toMatchObject({ result: { state: 'connected' } });
    expect(await world.ask('products.list')).toMatchObject({ status: 200 });
  });
});

describe('ending a connection', () => {
  it('made by OAuth ends both tokens at Polar', async () => {
    const world = await openWorld();
    await world.connect();
    await world.ask('products.list');
    const bearer = world.sent.at(-1)?.authorization ?? '';
    expect(await world.ask('connections.disconnect')).toMatchObject({
      status: 200,
      result: { state: 'not_connected', organization: null, delete_at_polar: false },
    });
    expect(world.endpoint('revoke').map(({ status }) => status)).toEqual([200, 200]);
    const tokens = world.endpoint('revoke').map(({ body }) => new URLSearchParams(body).get('token'));
    expect(tokens).toEqual([expect.stringMatching(/^polar_rt_u_/), expect.stringMatching(/^polar_at_u_/)]);
    const used = await world.polar.fetch('https://polar.test/v1/products/', { headers: { authorization: bearer } });
    expect(used.status).toBe(401);
    expect(await world.store.secrets.get('tenant', 'polar')).toBeNull();
    expect(await world.ask('products.list')).toMatchObject({ status: 503, state: { reason: 'not_connected' } });
    const { entries } = await world.store.audit.list('tenant', { limit: 1 });
    expect(entries).toMatchObject([{ operation: 'connections.disconnect', outcome: { result: 'ok' } }]);
  });

  it('forgets nothing while Polar cannot be asked, so that it can be tried again', async () => {
    let isAway = false;
    const world = await openWorld({
      between: (request, pass) => (isAway ? Promise.resolve(new Response('', { status: 502 })) : pass(request)),
    });
    await world.connect();
    isAway = true;
    expect(await world.ask('connections.disconnect')).toMatchObject({ status: 503 });
    expect(await world.made()).toMatchObject([{ state: 'connected' }]);
    isAway = false;
    expect(await world.ask('connections.disconnect')).toMatchObject({ status: 200 });
    expect(await world.made()).toEqual([]);
  });

  it('made by a token forgets it, and says that it is to be deleted at Polar', async () => {
    const world = await openWorld();
    await world.ask('connections.setToken', { token: 'polar_oat_demo' });
    expect(await world.ask('connections.disconnect')).toMatchObject({ result: { delete_at_polar: true } });
    expect(await world.store.secrets.get('tenant', 'polar')).toBeNull();
    expect(await world.ask('connections.disconnect')).toMatchObject({
      status: 409,
      state: { reason: 'not_connected' },
    });
  });

  it('is possible when the key of its tokens is lost; what they open is to be ended at Polar', async () => {
    const world = await openWorld();
    await world.connect();
    const kept = await world.store.secrets.get('tenant', 'polar');
    if (kept) await world.store.secrets.put('tenant', { ...kept, sealed: kept.sealed.replace(/^k\./, 'lost.') }, 0);
    world.clock.forward(10_000);
    expect(await world.ask('products.list')).toMatchObject({ status: 503 });
    expect(await world.ask('connections.disconnect')).toMatchObject({ status: 200, result: { delete_at_polar: true } });
    expect(await world.connect()).toMatchObject({ outcome: 'floe-connect=connected' });
  });

  it('is heard by another process at its next call, also when another organization came in its place', async () => {
    const first = await openWorld();
    const second = await openWorld({ store: first.store, polar: first.polar, client: first.client });
    await first.connect();
    expect(await second.ask('products.list')).toMatchObject({ status: 200 });
    await first.ask('connections.disconnect');
    expect(await second.ask('products.list')).toMatchObject({ status: 503, state: { reason: 'not_connected' } });
    await first.connect(first.other);
    await second.ask('products.list');
    expect(second.sent.at(-1)?.query.get('organization_id')).toBe(first.other);
  });
});

describe('a connection made at run time', () => {
  it('is looked after in the background like every other', async () => {
    const world = await openWorld();
    await world.connect();
    world.sent.length = 0;
    expect(await world.floe.tick()).toMatchObject({ failed: 0 });
    const feed = world.sent.filter(({ path }) => path === '/v1/events/');
    expect(feed.map(({ query }) => query.get('organization_id'))).toEqual([world.acme]);
    const health = await world.floe.handler(new Request('https://floe.example/floe/health'));
    expect(await health.json()).toMatchObject({ ok: true });
  });

  it('has its usage brought to Polar, with the organization in every event', async () => {
    const world = await openWorld();
    await world.connect();
    const as = { ...OPERATOR, kind: 'service', permissions: ['usage:write'] } as typeof OPERATOR;
    const event = { name: 'seen', external_customer_id: 'x', external_id: 'e-1' };
    expect((await world.ask('usage.track', { events: [event] }, as)).status).toBeLessThan(300);
    await world.floe.tick();
    const sent = world.sent.filter(({ path }) => path === '/v1/events/ingest');
    expect(sent.map(({ status, body }) => [status, JSON.parse(body).events[0].organization_id])).toEqual([
      [200, world.acme],
    ]);
  });
});

describe('connections of the host’s own', () => {
  it('are shown as such, and are not made or ended here', async () => {
    const world = await openWorld({ floe: { polar: { tenant: { accessToken: 'polar_oat_demo' } } } });
    expect((await world.ask('connections.get')).result).toMatchObject({ state: 'connected', kind: 'host', ways: [] });
    for (const [name, input] of [
      ['connections.setToken', { token: 'polar_oat_demo' }],
      ['connections.disconnect', {}],
    ] as const) {
      expect(await world.ask(name, input)).toMatchObject({ status: 409, state: { reason: 'set_by_host' } });
    }
  });

  it('are the only ones where connect is not set', async () => {
    const world = await openWorld({ floe: { connect: undefined, polar: { accessToken: 'polar_oat_demo' } } });
    expect(await world.ask('connections.get')).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

it('says to who asks whether a connection is theirs to change', async () => {
  const world = await openWorld();
  const looker = { ...OPERATOR, permissions: ['connections:read'] } as typeof OPERATOR;
  const asked = await Promise.all([world.ask('connections.get'), world.ask('connections.get', {}, looker)]);
  expect(asked.map(({ result }) => result.may_change)).toEqual([true, false]);
});

describe('options that could never work', () => {
  const options = { polar: {}, secret: SECRET, origins: [ORIGIN], authenticate: () => null };
  const oauth = { clientId: 'c', clientSecret: 's', redirectUri: 'https://floe.example/floe/connect/callback' };
  const encryptionKeys = `k:${Buffer.alloc(32, 1).toString('base64')}`;

  it.each([
    ['no connection at all', {}, /no connection to Polar/],
    ['no key to keep tokens with', { connect: {} }, /FLOE_ENCRYPTION_KEYS/],
    [
      'a client without a secret',
      { encryptionKeys, connect: { oauth: { ...oauth, clientSecret: '' } } },
      /clientSecret/,
    ],
    ...['http://floe.example/connect/callback', 'https://floe.example/', 'x', `${oauth.redirectUri}?a=b`].map(
      (redirectUri) =>
        [
          `${redirectUri} to come back to`,
          { encryptionKeys, connect: { oauth: { ...oauth, redirectUri } } },
          /redirectUri/,
        ] as const,
    ),
  ] as const)('stop the start: %s', (_, more, words) => {
    expect(() => createFloe({ ...options, ...more })).toThrow(words);
  });

  it('are none of these', () => {
    const local = { ...oauth, redirectUri: 'http://localhost:4401/floe/connect/callback' };
    for (const one of [oauth, local]) createFloe({ ...options, encryptionKeys, connect: { oauth: one } });
  });
});
