import { describe, expect, it } from 'vitest';
import { createFloe, memoryStore } from '../../server-adapter/index.ts';
import { ORIGIN, openHouse, SECRET } from '../adapter/house.ts';
import { person, polar, raw, service } from './ask.ts';

/** A house whose Polar answers one path with this. */
const answering = (path: string, answer: () => Response) =>
  openHouse({
    wrap: (fetch) => async (input, init) => {
      const request = new Request(input, init);
      return new URL(request.url).pathname === path ? answer() : fetch(request);
    },
  });

describe('Polar’s own shape', () => {
  it('is Polar’s answer, byte by byte', async () => {
    const house = openHouse();
    const direct = await house.polar.fetch(
      new Request('http://polar.test/v1/orders/?limit=2', { headers: { authorization: 'Bearer polar_oat_demo' } }),
    );
    const through = await raw(house, 'GET', '/v1/orders/?limit=2');
    expect(through.text).toBe(await direct.text());
    expect(through.headers.get('content-type')).toBe(direct.headers.get('content-type'));
  });

  it('keeps Polar’s statuses: 201, 202, 204, 404, 422', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const body = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'Spring' };
    const made = await raw(house, 'POST', '/v1/discounts/', { body });
    expect(made.status).toBe(201);
    expect((await raw(house, 'POST', `/v1/orders/${elena.order}/invoice`)).status).toBe(202);
    const gone = await raw(house, 'DELETE', `/v1/discounts/${made.body.id}`);
    expect({ status: gone.status, text: gone.text }).toEqual({ status: 204, text: '' });
    const missing = await raw(house, 'GET', `/v1/discounts/${made.body.id}`);
    expect(missing).toMatchObject({ status: 404, body: { error: 'ResourceNotFound', detail: 'Not found' } });
    const wrong = await raw(house, 'POST', '/v1/discounts/', { body: {} });
    expect(wrong).toMatchObject({ status: 422, body: { error: 'RequestValidationError', detail: expect.any(Array) } });
  });

  it('shows nothing of Polar’s words that is a credential or somebody’s address', async () => {
    const body = {
      error: 'PolarRequestValidationError',
      detail: [
        { type: 'value_error', loc: ['body', 'email'], msg: 'ada@example.com is taken', input: 'ada@example.com' },
        {
          type: 'value_error',
          loc: ['body', 'token'],
          msg: 'No',
          input: { client_secret: 'abc', seen: 'polar_oat_x1' },
        },
      ],
    };
    const house = answering('/v1/customers/', () => Response.json(body, { status: 422 }));
    const got = await raw(house, 'POST', '/v1/customers/', { body: {} });
    expect(got.status).toBe(422);
    expect(got.body.detail[0]).toEqual({
      type: 'value_error',
      loc: ['body', 'email'],
      msg: '[redacted] is taken',
      input: '[redacted]',
    });
    expect(got.body.detail[1].input).toEqual({ client_secret: '[redacted]', seen: '[redacted]' });
  });

  it('never hands on a page of something between', async () => {
    const page = () => new Response('<h1>Blocked</h1>', { status: 403, headers: { 'content-type': 'text/html' } });
    const got = await raw(answering('/v1/orders/', page), 'GET', '/v1/orders/');
    expect({ status: got.status, text: got.text, type: got.headers.get('content-type') }).toEqual({
      status: 403,
      text: '',
      type: null,
    });
    const welcome = () => new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html' } });
    for (const door of [polar, raw]) {
      const { status, text } = await door(answering('/v1/orders/', welcome), 'GET', '/v1/orders/');
      expect(status).toBe(502);
      expect(text).not.toContain('Sign in');
    }
  });

  it('says how long to wait', async () => {
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '60' } });
    const got = await raw(answering('/v1/orders/', busy), 'GET', '/v1/orders/');
    expect({ status: got.status, wait: got.headers.get('retry-after') }).toEqual({ status: 429, wait: '60' });
  });

  it('says how long to wait where Floe’s own budget is used up, before Polar is asked', async () => {
    const { polar: upstream } = openHouse();
    const floe = createFloe({
      polar: { accessToken: 'polar_oat_demo', fetch: upstream.fetch, rate: { burst: 1, perSecond: 0.001 } },
      authenticate: () => service(),
      secret: SECRET,
      origins: [],
      database: memoryStore(),
    });
    const ask = () => {
      const headers = { authorization: 'Bearer ours' };
      return floe.handler(new Request('http://floe.test/floe/polar-raw/v1/products/', { headers }));
    };
    expect((await ask()).status).toBe(200);
    const second = await ask();
    expect(await second.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it.each([
    ['its token', 401, { error: 'invalid_token', error_description: 'expired' }],
    ['a scope of its token', 403, { error: 'insufficient_scope', error_description: 'orders:read' }],
  ])('keeps to itself what Polar says of %s', async (_what, status, body) => {
    const house = answering('/v1/orders/', () => Response.json(body, { status }));
    const got = await raw(house, 'GET', '/v1/orders/');
    expect(got).toMatchObject({ status: 502, body: { code: 'upstream_error' } });
    expect(got.headers.get('content-type')).toBe('application/problem+json');
    expect(house.events).toMatchObject([{ kind: 'alarm', operation: 'polar.orders:list' }]);
  });

  it('passes Polar’s versions on, and knows no other', async () => {
    const versions: (string | null)[] = [];
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        versions.push(request.headers.get('polar-version'));
        return fetch(request);
      },
    });
    for (const version of ['2026-04', '2026-10', null]) {
      const got = await raw(house, 'GET', '/v1/products/', { headers: { 'polar-version': version } });
      expect({ status: got.status, version: got.headers.get('polar-version') }).toEqual({
        status: 200,
        version: version ?? '2026-04',
      });
    }
    expect(versions).toEqual(['2026-04', '2026-10', null]);
    const other = await raw(house, 'GET', '/v1/products/', { headers: { 'polar-version': '2027-01' } });
    expect(other).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    expect(house.events).toEqual([]);
    const within = await polar(house, 'GET', '/v1/products/', { headers: { 'polar-version': '2027-01' } });
    expect(within).toMatchObject({ status: 404, body: { code: 'unknown_operation' } });
  });

  it('repeats no write whose key comes again', async () => {
    const house = openHouse();
    const sent = { body: { type: 'percentage', duration: 'once', basis_points: 500, name: 'Once' }, key: 'k-1' };
    const first = await raw(house, 'POST', '/v1/discounts/', sent);
    const again = await raw(house, 'POST', '/v1/discounts/', sent);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(house.writes()).toHaveLength(1);
  });

  it('asks the portal as the customer of the header', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const headers = { 'floe-customer': elena.externalId };
    const me = await raw(house, 'GET', '/v1/customer-portal/customers/me', { headers });
    expect(me.body.id).toBe(elena.customer);
    const nobody = { 'floe-customer': 'usr_new' };
    const list = await raw(house, 'GET', '/v1/customer-portal/orders/', { headers: nobody });
    expect(list).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('who comes in by Polar’s own shape', () => {
  it.each([
    ['a cookie', { cookie: 'session=1' }],
    ['an origin', { origin: ORIGIN }],
    ['a page of the same site', { 'sec-fetch-site': 'same-origin' }],
  ])('nobody with %s, whatever else they have', async (_what, headers) => {
    const house = openHouse();
    const got = await raw(house, 'GET', '/v1/products/', { headers });
    expect(got).toMatchObject({ status: 403, body: { code: 'origin_refused' } });
    expect(house.seen).toEqual([]);
  });

  it('nobody without a bearer, even if the host knows them otherwise', async () => {
    const house = openHouse({ authenticate: () => service() });
    for (const authorization of [null, 'Basic dTpw']) {
      const got = await raw(house, 'GET', '/v1/products/', { headers: { authorization } });
      expect(got).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
    expect(house.seen).toEqual([]);
  });

  it('no person and no customer', async () => {
    const house = openHouse();
    for (const as of [person(), { kind: 'customer', externalId: house.shop.elena.externalId } as const]) {
      expect((await raw(house, 'GET', '/v1/products/', { as })).body.code).toBe('forbidden');
    }
    expect(house.seen).toEqual([]);
  });

  it('no page asks before', async () => {
    const house = openHouse();
    const preflight = { origin: ORIGIN, 'access-control-request-method': 'GET' };
    expect((await raw(house, 'OPTIONS', '/v1/products/', { headers: preflight })).status).toBe(405);
  });

  it('tells nobody without a session which operations there are', async () => {
    const house = openHouse();
    for (const path of ['/v1/products/', '/v1/nothing/']) {
      expect((await raw(house, 'GET', path, { as: null, headers: { authorization: 'Bearer x' } })).status).toBe(401);
    }
  });
});
