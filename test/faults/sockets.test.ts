import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFloe, memoryStore } from '../../server-adapter/index.ts';
import type { Pace } from '../../server-adapter/polar/pace.ts';
import { agent } from '../adapter/house.ts';
import { type PolarServer, servePolar } from '../gates/kills/polar-server.ts';
import { type Counter, openCounter } from '../gates/refunds/counter.ts';
import { openProxy, type ProxyMode, type Wire } from './proxy.ts';

// Real sockets: the adapter's own HTTP client, a proxy that breaks the wire, a Polar behind it.

const NOW = Date.parse('2026-11-23T12:00:00Z');
/** On a wire where nothing ends by itself a deadline comes at once; on any other it never does. */
const hurried: Pace = {
  now: () => performance.now(),
  after: (ms, work) => {
    const isDeadline = ms >= 10_000;
    if (isDeadline && wireMode !== 'silent' && wireMode !== 'drip') return () => undefined;
    const timer = setTimeout(work, isDeadline ? 200 : 1);
    return () => clearTimeout(timer);
  },
};

let wireMode: ProxyMode = 'through';
let time = NOW;
let counter: Counter;
let polar: PolarServer;
let proxy: Wire;
const become = (mode: ProxyMode) => {
  wireMode = mode;
  return proxy.become(mode);
};
beforeAll(async () => {
  counter = openCounter({ now: () => time }, 16);
  polar = await servePolar(counter);
  proxy = await openProxy(Number(new URL(polar.url).port));
});
afterAll(async () => {
  await proxy.close();
  polar.close();
});

function adapter(beforeSending: () => Promise<void> = async () => undefined) {
  const store = memoryStore();
  const { move } = store.operations;
  // The one move of its own is the intention to send: after it, the refund is the next thing on the wire.
  const tell: typeof move = async (...args) => {
    const moved = await move(...args);
    await beforeSending();
    return moved;
  };
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_demo', baseUrl: `http://127.0.0.1:${proxy.port}`, pace: hurried, rate: false },
    authenticate: () => agent(),
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: ['https://app.example.com'],
    database: { ...store, operations: { ...store.operations, move: tell } },
    clock: { now: () => time },
  });
  const ask = async (name: string, input: object, key?: string) => {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'floe-client': '1',
      authorization: 'x',
    };
    if (key) headers['idempotency-key'] = key;
    const body = JSON.stringify({ input, customer: { id: counter.customer } });
    const response = await floe.handler(
      new Request(`http://floe.test/floe/${name}`, { method: 'POST', headers, body }),
    );
    return { status: response.status, body: await response.json() };
  };
  return { floe, ask, store };
}

const reads: readonly (readonly [ProxyMode, string])[] = [
  ['refuse', 'unavailable'],
  ['reset', 'upstream_error'],
  ['silent', 'upstream_timeout'],
  ['reset_answer', 'upstream_error'],
  ['truncate', 'upstream_error'],
  ['drip', 'upstream_timeout'],
];

describe.each(reads)('a wire that is set to %s', (mode, code) => {
  it(`answers a read with ${code}, and the next one when the wire is whole again`, async () => {
    const { ask } = adapter();
    await become(mode);
    const input = { order_id: counter.orders[0] };
    const { body } = await ask('orders.get', input).finally(() => become('through'));
    expect(body.code).toBe(code);
    proxy.cut();
    expect((await ask('orders.get', input)).status).toBe(200);
  });

  it('sends a refund once at most, and ends with the truth', async () => {
    const { floe, ask, store } = adapter(() => become(mode));
    const order = counter.orders[1 + reads.findIndex(([one]) => one === mode)] ?? '';
    const input = { order_id: order, amount: 700, reason: 'other', expected_refundable: counter.left(order) };
    const { body } = await ask('refunds.create', input, 'one-intent').finally(() => become('through'));
    const isPaid = () => counter.payouts.some((payout) => payout.order === order);
    if (body.result?.state !== 'unknown') expect([body.code, isPaid()]).toEqual(['unavailable', false]);
    for (let round = 0; round < 32; round += 1) {
      time += 30_000;
      await floe.tick();
    }
    const row = await store.operations.byKey('default', 'one-intent');
    const end = body.result ? (isPaid() ? 'succeeded' : 'needs_review') : 'failed';
    expect([row?.state, polar.posts.get(row?.id ?? '') ?? 0]).toEqual([end, isPaid() ? 1 : 0]);
  });
});
