import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../src/contract/errors.ts';
import { agent, ORIGIN, openHouse, type PostOptions } from '../adapter/house.ts';

const house = openHouse();
const customer = { id: house.shop.elena.customer };
const good = { input: {}, customer };
const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) });

const EVERY = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "frame-ancestors 'none'",
  vary: 'Origin',
};

/** Every way to hold the wire wrongly, and the code it ends in. */
const wrongs: Record<string, { options?: PostOptions; body?: unknown; name?: string; code: ProblemCode }> = {
  'no JSON': { options: { raw: '{"input":' }, code: 'bad_json' },
  'a list': { body: [], code: 'bad_json' },
  null: { body: null, code: 'bad_json' },
  'a text': { body: 'input', code: 'bad_json' },
  'no input': { body: { customer }, code: 'bad_json' },
  'an input that is no object': { body: { input: 7, customer }, code: 'invalid_input' },
  'bytes that are no UTF-8': { options: { raw: new Uint8Array([0x7b, 0xff, 0x7d]) }, code: 'bad_json' },
  'a body too deep': { body: { input: deep(40) }, code: 'bad_json' },
  'a body too large': { body: { input: { query: 'x'.repeat(300_000) } }, code: 'too_large' },
  'a length that says too little': {
    options: { raw: JSON.stringify({ input: { query: 'x'.repeat(300_000) } }), headers: { 'content-length': '20' } },
    code: 'too_large',
  },
  'a length that lies': {
    options: { raw: '{"input":{}}', headers: { 'content-length': '999999' } },
    code: 'too_large',
  },
  '__proto__ in the input': { options: { raw: '{"input":{"__proto__":{"x":1}}}' }, code: 'bad_json' },
  '__proto__ spelt with an escape': { options: { raw: '{"input":{"__pr\\u006fto__":{"x":1}}}' }, code: 'bad_json' },
  'constructor in the envelope': { options: { raw: '{"input":{},"constructor":{}}' }, code: 'bad_json' },
  'a name that comes twice': { options: { raw: '{"input":{},"input":{"query":"x"}}' }, code: 'bad_json' },
  'a name that comes twice, spelt in two ways': {
    options: { raw: '{"input":{"a":[{"b":1,"\\u0062":2}]}}' },
    code: 'bad_json',
  },
  'an unknown field beside the input': { body: { ...good, callerId: 'x' }, code: 'invalid_input' },
  'an unknown field in the input': { body: { ...good, input: { customer_id: 'x' } }, code: 'invalid_input' },
  'no content type': {
    options: { headers: { 'content-type': null }, raw: new Uint8Array([0x7b, 0x7d]) },
    code: 'unsupported_type',
  },
  'a form': { options: { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, code: 'unsupported_type' },
  'JSON posted as text': { options: { headers: { 'content-type': 'text/plain' } }, code: 'unsupported_type' },
  'a compressed body': { options: { headers: { 'content-encoding': 'gzip' } }, code: 'unsupported_type' },
  'no Floe-Client': { options: { headers: { 'floe-client': null } }, code: 'origin_refused' },
  'a client of another contract': { options: { headers: { 'floe-client': '2' } }, code: 'unknown_operation' },
  'another origin': { options: { headers: { origin: 'https://evil.example' } }, code: 'origin_refused' },
  'an origin that only begins alike': {
    options: { headers: { origin: `${ORIGIN}.evil.example` } },
    code: 'origin_refused',
  },
  'the null origin': { options: { headers: { origin: 'null' } }, code: 'origin_refused' },
  'another site without an origin': {
    options: { headers: { 'sec-fetch-site': 'cross-site' } },
    code: 'origin_refused',
  },
  'a navigation': { options: { headers: { 'sec-fetch-mode': 'navigate' } }, code: 'origin_refused' },
  'a request no page may read the answer of': {
    options: { headers: { 'sec-fetch-mode': 'no-cors' } },
    code: 'origin_refused',
  },
  'a script tag': { options: { headers: { 'sec-fetch-dest': 'script' } }, code: 'origin_refused' },
  'a cookie without an origin': { options: { as: null, headers: { cookie: 'session=1' } }, code: 'origin_refused' },
  'an unknown operation': { name: 'orders.steal', code: 'unknown_operation' },
  'an unknown domain': { name: 'nothing.here', code: 'unknown_operation' },
  'a name from the prototype': { name: '__proto__', code: 'unknown_operation' },
  'a domain from the prototype': { name: 'constructor.name', code: 'unknown_operation' },
  'an operation from the prototype': { name: 'orders.constructor', code: 'unknown_operation' },
  'no name': { name: '', code: 'unknown_operation' },
  'an unknown bearer': { options: { as: null, headers: { authorization: 'Bearer nobody' } }, code: 'unauthenticated' },
  'a token in the query': { name: 'customer.get?token=t0', options: { as: null }, code: 'unauthenticated' },
};

describe.each(Object.entries(wrongs))('%s', (_name, { options = {}, body = good, name = 'customer.get', code }) => {
  it('ends in its own code and reaches nothing', async () => {
    const before = house.seen.length;
    const response = await house.post(name, body, { as: agent(), ...options });
    expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
      status: PROBLEMS[code].status,
      type: 'application/problem+json',
    });
    const problem = await response.json();
    expect(problem).toMatchObject({
      code,
      status: PROBLEMS[code].status,
      title: PROBLEMS[code].title,
      type: `urn:floe:${code}`,
    });
    expect(problem.requestId).toBe(response.headers.get('floe-request-id'));
    expect(Object.fromEntries(response.headers)).toMatchObject(EVERY);
    expect(house.seen.length).toBe(before);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('the handler', () => {
  const send = (path: string, init: RequestInit = {}) =>
    house.floe.handler(new Request(`http://floe.test${path}`, init));

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('does not take %s for an operation', async (method) => {
    const response = await send('/floe/customer.get', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect(await response.text()).toMatch(method === 'HEAD' ? /^$/ : /method_not_allowed/);
  });

  it('answers a preflight of a page on the list, and of no other', async () => {
    const ask = (origin: string) => send('/floe/orders.get', { method: 'OPTIONS', headers: { origin } });
    const yes = await ask(ORIGIN);
    expect(yes.status).toBe(204);
    expect(yes.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(yes.headers.get('access-control-allow-headers')).toMatch(/Idempotency-Key/);
    expect(yes.headers.get('access-control-allow-credentials')).toBeNull();
    expect(Object.fromEntries(yes.headers)).toMatchObject(EVERY);
    const no = await ask('https://evil.example');
    expect([no.status, no.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('lets a page on the list read the answer and its headers', async () => {
    const response = await house.post('customer.get', good, {
      as: agent(),
      headers: { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(response.headers.get('access-control-expose-headers')).toMatch(/Retry-After/);
    expect(Object.fromEntries(response.headers)).toMatchObject(EVERY);
  });

  it('says which pages may frame its answers, where the host has some', async () => {
    const framed = openHouse({ frameAncestors: ['https://desk.example.com', 'https://*.zendesk.example'] });
    for (const path of ['health', 'orders.get', 'nothing']) {
      const response = await framed.floe.handler(new Request(`http://floe.test/floe/${path}`));
      expect(response.headers.get('content-security-policy')).toBe(
        'frame-ancestors https://desk.example.com https://*.zendesk.example',
      );
    }
  });

  it('takes texts that look like names for what they are', async () => {
    const raw = '{ "input" : {"query":"a\\":b", "email":"\\\\"}, "customer":null }';
    expect((await house.post('customer.search', null, { as: agent(), raw })).status).toBe(200);
  });

  it('knows nothing outside its base', async () => {
    expect((await send('/other/customer.get', { method: 'POST' })).status).toBe(404);
    expect((await send('/floe', { method: 'POST' })).status).toBe(404);
    expect((await send('/floed/customer.get', { method: 'POST' })).status).toBe(404);
  });

  it('is mounted where the host says', async () => {
    const rooted = openHouse({ base: '' });
    const response = await rooted.floe.handler(new Request('http://floe.test/health'));
    expect(response.status).toBe(200);
  });

  it('tells its health to anybody, and nothing about anybody', async () => {
    const response = await send('/floe/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ...{ ok: true, contract: 1, store: 'ok', overdue: 0, webhooks: 'ok' },
      usage: { waiting: 0, oldest: 0, set_aside: 0, outlives: 'nothing' },
      rules: { waiting: 0, needs_review: 0 },
    });
    const head = await send('/floe/health', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('shows overdue work and a store that is gone in its health', async () => {
    const other = openHouse();
    const look = async () => {
      other.clock.forward(10_000);
      const response = await other.floe.handler(new Request('http://floe.test/floe/health'));
      return { status: response.status, ...(await response.json()) };
    };
    other.polar.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, answer: { status: 500 } });
    const input = { order_id: other.shop.elena.license, amount: 1, reason: 'other', expected_refundable: 4900 };
    await other.ask('refunds.create', { as: agent(), customer: { id: other.shop.elena.customer }, input, key: 'k' });
    expect(await look()).toMatchObject({ status: 200, overdue: 0 });
    other.clock.forward(600_000);
    expect(await look()).toMatchObject({ status: 200, overdue: 1 });
    Object.assign(other.store, { ready: () => Promise.reject(new Error('down')) });
    expect(await look()).toMatchObject({ status: 503, ok: false, store: 'unavailable' });
  });

  it('does not take a host whose session check breaks for a signed-out visitor', async () => {
    const broken = openHouse({ authenticate: () => Promise.reject(new Error('session database is down')) });
    const { status, body } = await broken.ask('customer.get', { customer });
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(JSON.stringify(body)).not.toContain('database is down');
    expect(broken.events).toMatchObject([
      { kind: 'failed', cause: expect.stringContaining('session database is down') },
    ]);
  });

  it('counts calls by nobody and writes none of them down', async () => {
    const quiet = openHouse();
    await quiet.ask('customer.get', {});
    await quiet.ask('customer.get', { as: 'expired' });
    expect(await quiet.floe.tick()).toMatchObject({ anonymous: 2 });
    expect(await quiet.floe.tick()).toMatchObject({ anonymous: 0 });
    expect((await quiet.store.audit.list('default', { limit: 10 })).entries).toEqual([]);
  });
});

describe('what could never work is refused when the adapter is built', () => {
  it.each([
    ['a short secret', { secret: 'short' }, /fewer than 32 bytes/],
    ['a base that is no path', { base: 'floe' }, /is no path/],
    ['an origin with a path', { origins: ['https://app.example.com/'] }, /is not an origin/],
    ['a wildcard', { origins: ['*'] }, /is not an origin/],
    ['a wildcard in a name', { origins: ['https://*.example.com'] }, /is not an origin/],
    ['a frame for everybody', { frameAncestors: ['*'] }, /"\*" in frameAncestors is not an origin/],
    ['a frame that ends the header', { frameAncestors: ["https://a.example; script-src 'self'"] }, /is not an origin/],
  ])('%s', (_name, options, message) => {
    expect(() => openHouse(options)).toThrow(message);
  });
});
