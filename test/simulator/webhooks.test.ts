import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Json, openPolar, type Shop } from './open-polar.ts';

// Webhooks as a receiver sees them, and as the API tells of them afterwards.

interface Arrived {
  readonly id: string;
  readonly at: number;
  readonly signature: string;
  readonly url: string;
  readonly text: string;
  readonly body: Json;
}

/** A receiver that answers as told. */
function openReceiver() {
  const arrived: Arrived[] = [];
  const receiver = {
    arrived,
    answer: (_: Arrived): Response => new Response('{"ok":true}'),
    types: () => arrived.map(({ body }) => body.type),
    async deliver(request: Request): Promise<Response> {
      const text = await request.text();
      const header = (name: string): string => request.headers.get(name) ?? '';
      const one = {
        id: header('webhook-id'),
        at: Number(header('webhook-timestamp')),
        signature: header('webhook-signature'),
        url: request.url,
        text,
        body: JSON.parse(text),
      };
      arrived.push(one);
      return receiver.answer(one);
    },
  };
  return receiver;
}

const DOWN = (): Response => new Response('{"error":"sink failure"}', { status: 500 });
const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;

async function open(events = ['customer.created', 'customer.updated']) {
  const receiver = openReceiver();
  const shop = openPolar({ deliver: receiver.deliver });
  const made = await shop.ask('POST', '/v1/webhooks/endpoints', {
    body: { url: 'https://shop.example/hook', format: 'raw', events },
  });
  return { ...shop, receiver, endpoint: made.body, passTo: shop.polar.moves.timePasses };
}

let people = 0;
const addCustomer = async ({ ask }: Pick<Shop, 'ask'>): Promise<Json> => {
  people += 1;
  return (await ask('POST', '/v1/customers/', { body: { email: `someone${people}@example.com` } })).body;
};

const deliveriesOf = async ({ ask }: Pick<Shop, 'ask'>, query = ''): Promise<Json[]> =>
  (await ask('GET', `/v1/webhooks/deliveries?limit=100${query}`)).body.items;

describe('a webhook', () => {
  it('carries what the API would answer, by itself, once the request is through', async () => {
    const { ask, polar, receiver } = await open();
    const customer = await addCustomer({ ask });
    await polar.moves.webhooksGo();
    expect(receiver.arrived).toHaveLength(1);
    expect(receiver.arrived[0]?.url).toBe('https://shop.example/hook');
    expect(receiver.arrived[0]?.body).toEqual({
      type: 'customer.created',
      timestamp: expect.stringMatching(/^2026-11-23T12:00:00\.\d{6}Z$/),
      data: customer,
    });
  });

  it('is signed with the text of the whole secret, prefix and all', async () => {
    const { ask, polar, receiver, endpoint } = await open();
    await addCustomer({ ask });
    await polar.moves.webhooksGo();
    const [{ id, at, text, signature } = { id: '', at: 0, text: '', signature: '' }] = receiver.arrived;
    expect(endpoint.secret).toMatch(/^whsec_/);
    expect(at).toBe(NOON / 1000);
    const expected = createHmac('sha256', endpoint.secret).update(`${id}.${at}.${text}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
  });

  it('is signed with the new secret from the moment it was reset', async () => {
    const { ask, polar, receiver, endpoint } = await open();
    const { body } = await ask('PATCH', `/v1/webhooks/endpoints/${endpoint.id}/secret`);
    expect(body.secret).not.toBe(endpoint.secret);
    await addCustomer({ ask });
    await polar.moves.webhooksGo();
    const [{ id, at, text, signature } = { id: '', at: 0, text: '', signature: '' }] = receiver.arrived;
    expect(signature).toBe(`v1,${createHmac('sha256', body.secret).update(`${id}.${at}.${text}`).digest('base64')}`);
  });

  it('goes to those alone that asked for its type, of its own organization', async () => {
    const { ask, polar, receiver } = await open(['customer.updated']);
    const token = polar.accessToken({ organization: 'other' });
    const body = { url: 'https://other.example/hook', format: 'raw', events: ['customer.created'] };
    await ask('POST', '/v1/webhooks/endpoints', { body, token });
    await addCustomer({ ask });
    await polar.moves.webhooksGo();
    expect(receiver.arrived).toEqual([]);
  });

  it('does not leave when the request that would have caused it is undone', async () => {
    const { ask, polar, receiver } = await open(['customer.created', 'member.created']);
    await addCustomer({ ask });
    const body = { email: `someone${people}@example.com` };
    expect((await ask('POST', '/v1/customers/', { body })).status).toBe(422);
    await polar.moves.webhooksGo();
    expect(receiver.arrived).toHaveLength(2);
  });

  it('waits where nobody said how it leaves', async () => {
    const shop = openPolar();
    const body = { url: 'https://shop.example/hook', format: 'raw', events: ['customer.created'] };
    await shop.ask('POST', '/v1/webhooks/endpoints', { body });
    await addCustomer(shop);
    await shop.polar.moves.timePasses(NOON + MINUTE);
    expect(await deliveriesOf(shop)).toEqual([]);
  });

  it('follows its own time when time passes', async () => {
    const { ask, receiver, passTo } = await open(['customer.state_changed']);
    const price = { amount_type: 'free' };
    const product = { name: 'Hello', recurring_interval: 'month', prices: [price] };
    const { id: product_id } = (await ask('POST', '/v1/products/', { body: product })).body;
    const { id: customer_id } = await addCustomer({ ask });
    await ask('POST', '/v1/subscriptions/', { body: { product_id, customer_id } });
    await passTo(NOON + MINUTE);
    // Once at the beginning, and two seconds after the change.
    expect(receiver.arrived.map(({ at }) => at - NOON / 1000)).toEqual([0, 2]);
  });
});

describe('a receiver that fails', () => {
  it('gets the same bytes and id again, later each time and signed anew, ten times in all', async () => {
    const { ask, receiver, passTo } = await open();
    receiver.answer = DOWN;
    await addCustomer({ ask });
    await passTo(NOON + 120 * MINUTE);
    const { arrived } = receiver;
    expect(arrived).toHaveLength(10);
    expect(new Set(arrived.map(({ id, text }) => id + text)).size).toBe(1);
    expect(new Set(arrived.map(({ signature }) => signature)).size).toBe(10);
    const waits = arrived.slice(1).map(({ at }, index) => at - (arrived[index]?.at ?? 0));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeGreaterThanOrEqual(5);
    expect(waits[0]).toBeLessThanOrEqual(10);
    expect(waits.at(-1)).toBeLessThanOrEqual(1200);
    const told = await deliveriesOf({ ask }, '&succeeded=false&http_code_class=5xx');
    expect(told).toHaveLength(10);
    expect(told[0]).toMatchObject({
      http_code: 500,
      response: '{"error":"sink failure"}',
      webhook_event: { id: arrived[0]?.id, succeeded: false, skipped: false, payload: arrived[0]?.text },
    });
  });

  it('is told apart from one that is not there, and a redirect is no success', async () => {
    const { ask, receiver, passTo } = await open();
    const answers = [() => Promise.reject(new TypeError('fetch failed')), () => new Response(null, { status: 302 })];
    receiver.answer = () => (answers.shift() ?? (() => new Response('{}')))() as Response;
    await addCustomer({ ask });
    await passTo(NOON + MINUTE);
    expect((await deliveriesOf({ ask })).map((row) => [row.http_code, row.succeeded])).toEqual([
      [200, true],
      [302, false],
      [null, false],
    ]);
  });

  it('does not hold up the events behind the one that failed', async () => {
    const { ask, polar, receiver } = await open();
    const { id } = await addCustomer({ ask });
    receiver.answer = ({ body }) => (body.type === 'customer.created' ? DOWN() : new Response('{}'));
    await ask('PATCH', `/v1/customers/${id}`, { body: { name: 'Ada' } });
    await polar.moves.webhooksGo();
    expect(receiver.types()).toEqual(['customer.created', 'customer.updated']);
  });

  it('gets one event at a time, and keeps no other endpoint waiting', async () => {
    const { ask, polar, receiver } = await open();
    const body = { url: 'https://shop.example/second', format: 'raw', events: ['customer.updated'] };
    await ask('POST', '/v1/webhooks/endpoints', { body });
    const slow = Promise.withResolvers<Response>();
    const second = Promise.withResolvers<void>();
    receiver.answer = ({ url, body }) => {
      if (url.endsWith('/second')) second.resolve();
      return (body.type === 'customer.created' ? slow.promise : new Response('{}')) as Response;
    };
    const { id } = await addCustomer({ ask });
    await ask('PATCH', `/v1/customers/${id}`, { body: { name: 'Ada' } });
    await second.promise;
    const seen = () => receiver.arrived.map(({ url, body }) => `${body.type} ${new URL(url).pathname}`);
    expect(seen()).toEqual(['customer.created /hook', 'customer.updated /second']);
    slow.resolve(new Response('{}'));
    await polar.moves.webhooksGo();
    expect(seen().slice(2)).toEqual(['customer.updated /hook']);
  });
});

async function disabled() {
  const shop = await open();
  shop.receiver.answer = DOWN;
  for (let i = 0; i < 10; i += 1) await addCustomer(shop);
  await shop.passTo(NOON + 30 * MINUTE);
  const last = await addCustomer(shop);
  await shop.passTo(NOON + 300 * MINUTE);
  return { ...shop, last, path: `/v1/webhooks/endpoints/${shop.endpoint.id}` };
}

describe('an endpoint that gave up ten events in a row', () => {
  it('is disabled, and what was on its way is skipped', async () => {
    const { ask, path, last } = await disabled();
    expect((await ask('GET', path)).body.enabled).toBe(false);
    const told = await deliveriesOf({ ask });
    const event = told.find(({ webhook_event }) => webhook_event.payload.includes(last.id))?.webhook_event;
    expect(event).toMatchObject({ succeeded: null, skipped: true, last_http_code: 500 });
  });

  it('is not when one of them arrived', async () => {
    const { ask, receiver, passTo, endpoint } = await open();
    const lucky = `someone${people + 6}@example.com`;
    receiver.answer = ({ body }) => (body.data.email === lucky ? new Response('{}') : DOWN());
    for (let i = 0; i < 11; i += 1) await addCustomer({ ask });
    await passTo(NOON + 300 * MINUTE);
    expect((await ask('GET', `/v1/webhooks/endpoints/${endpoint.id}`)).body.enabled).toBe(true);
  });

  it('hears of nothing that happens meanwhile, not even when it is enabled again', async () => {
    const { ask, path, receiver, passTo } = await disabled();
    receiver.answer = () => new Response('{}');
    const before = receiver.arrived.length;
    await addCustomer({ ask });
    expect((await ask('PATCH', path, { body: { enabled: true } })).body.enabled).toBe(true);
    await passTo(NOON + 400 * MINUTE);
    expect(receiver.arrived).toHaveLength(before);
    await addCustomer({ ask });
    await passTo(NOON + 500 * MINUTE);
    expect(receiver.arrived).toHaveLength(before + 1);
  });

  it('gets a skipped event when it is sent again by hand: the same id, signed for then', async () => {
    const { ask, path, receiver, last, polar } = await disabled();
    const sent = receiver.arrived.find(({ body }) => body.data.id === last.id);
    receiver.answer = () => new Response('{}');
    const again = () => ask('POST', `/v1/webhooks/events/${sent?.id}/redeliver`);
    const before = receiver.arrived.length;
    expect((await again()).status).toBe(202);
    await polar.moves.webhooksGo();
    expect(receiver.arrived).toHaveLength(before);
    await ask('PATCH', path, { body: { enabled: true } });
    expect(await again()).toMatchObject({ status: 202, body: null });
    await polar.moves.webhooksGo();
    expect(receiver.arrived.at(-1)).toMatchObject({ id: sent?.id, text: sent?.text, at: NOON / 1000 + 300 * 60 });
    const [told] = await deliveriesOf({ ask });
    expect(told.webhook_event).toMatchObject({ id: sent?.id, succeeded: true, skipped: false });
  });
});

describe('the address of an endpoint', () => {
  const create = (shop: Shop, url: string) =>
    shop.ask('POST', '/v1/webhooks/endpoints', { body: { url, format: 'raw', events: [] } });

  it.each(['https://localhost/hook', 'https://127.0.0.1/hook', 'https://192.168.0.7/hook', 'http://shop.example/hook'])(
    'is not %s',
    async (url) => {
      expect((await create(openPolar(), url)).status).toBe(422);
    },
  );

  it('may be on this machine when Polar’s staff says so', async () => {
    const { ask, polar, receiver, endpoint } = await open();
    polar.moves.endpoint(endpoint.id, { url: 'http://127.0.0.1:9099/hook' });
    await addCustomer({ ask });
    await polar.moves.webhooksGo();
    expect(receiver.arrived[0]?.url).toBe('http://127.0.0.1:9099/hook');
    const path = `/v1/webhooks/endpoints/${endpoint.id}`;
    await ask('PATCH', path, { body: { enabled: false } });
    const refused = await ask('PATCH', path, { body: { enabled: true } });
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'enabled'] }] } });
  });
});
