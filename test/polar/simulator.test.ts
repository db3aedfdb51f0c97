import { beforeEach, describe, expect, it } from 'vitest';
import { createUpstream, type UpstreamOptions } from '../../server-adapter/polar/client.ts';
import type { PolarResult } from '../../server-adapter/polar/port.ts';
import { problemOf } from '../../server-adapter/polar/problem.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';

let polar: Polar;
beforeEach(() => {
  polar = createPolar({ seed: 'demo' });
});

const upstream = (options: Partial<UpstreamOptions> = {}) =>
  createUpstream({
    connection: 'default',
    accessToken: 'polar_oat_demo',
    clock: Date,
    fetch: polar.fetch,
    rate: false,
    ...options,
  });
const orderPath = () => `/v1/orders/${polar.ids.order}`;
const refundOf = (amount: number) =>
  ({
    method: 'POST',
    path: '/v1/refunds/',
    body: { order_id: polar.ids.order, amount, reason: 'customer_request' },
  }) as const;
const codeOf = (answer: PolarResult) => (answer.ok ? 'ok' : problemOf(answer.failure).code);

async function refunds(): Promise<number> {
  const answer = await upstream().merchant.request<{ pagination: { total_count: number } }>({
    method: 'GET',
    path: '/v1/refunds/',
    query: { order_id: polar.ids.order },
  });
  return answer.ok ? answer.body.pagination.total_count : Number.NaN;
}

describe('an upstream over a Polar that remembers', () => {
  it('reads as the organization and as one customer', async () => {
    const { merchant, portal } = upstream();
    const asOwner = await merchant.request({ method: 'GET', path: orderPath() });
    expect(asOwner).toMatchObject({ ok: true, body: { id: polar.ids.order, customer_id: polar.ids.customer } });
    const asCustomer = portal({ customerId: polar.ids.customer ?? '' });
    const path = `/v1/customer-portal/orders/${polar.ids.order}`;
    expect(await asCustomer.request({ method: 'GET', path })).toMatchObject({
      ok: true,
      body: { id: polar.ids.order },
    });
  });

  it('keeps customers apart by their sessions', async () => {
    const { merchant, portal } = upstream();
    const all = await merchant.request<{ items: { id: string }[] }>({ method: 'GET', path: '/v1/customers/' });
    const other = all.ok ? all.body.items.find(({ id }) => id !== polar.ids.customer) : undefined;
    const path = `/v1/customer-portal/orders/${polar.ids.order}`;
    const answer = await portal({ customerId: other?.id ?? '' }).request({ method: 'GET', path });
    expect(codeOf(answer)).toBe('not_found');
  });

  it('names what Polar refuses', async () => {
    const { merchant, portal } = upstream();
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(codeOf(await merchant.request({ method: 'GET', path: `/v1/orders/${unknown}` }))).toBe('not_found');
    expect(codeOf(await merchant.request(refundOf(999_999_999)))).toBe('invalid_input');
    expect(codeOf(await merchant.request(refundOf(0)))).toBe('invalid_input');
    expect(
      codeOf(await portal({ customerId: unknown }).request({ method: 'GET', path: '/v1/customer-portal/orders/' })),
    ).toBe('not_found');
  });

  it('alarms when the token is wrong, has run out or lacks a scope', async () => {
    const tokens = [
      'polar_oat_wrong',
      polar.accessToken({ expiresAt: 1 }),
      polar.accessToken({ scopes: ['products:read'] }),
    ];
    for (const accessToken of tokens) {
      const answer = await upstream({ accessToken }).merchant.request({ method: 'GET', path: orderPath() });
      expect(answer.ok || problemOf(answer.failure)).toMatchObject({
        code: 'upstream_error',
        alarm: expect.any(String),
      });
    }
  });

  it('passes on the limit it meets, and then waits by itself', async () => {
    polar = createPolar({ seed: 'demo', requestsPerMinute: 5 });
    const { merchant } = upstream({ rate: { burst: 1_000, perSecond: 1_000 } });
    const ask = (n: number) => merchant.request({ method: 'GET', path: orderPath(), query: { n } });
    for (let n = 0; n < 5; n += 1) await ask(n);
    expect(await ask(5)).toMatchObject({ failure: { kind: 'refused', status: 429, retryAfter: 60 } });
    expect(await ask(6)).toMatchObject({ failure: { kind: 'throttled', retryAfter: 60 } });
  });

  it.each([
    ['a cut before the work', 'before', 'network', 0],
    ['a cut after the work', 'after', 'network', 1],
    ['a 500 after the work', 'after', { status: 500, body: 'Internal Server Error' }, 1],
    ['a 502 of HTML before the work', 'before', { status: 502, body: '<html>' }, 0],
  ] as const)('cannot say after %s, and sends a refund once', async (_, when, answer, done) => {
    polar.faults.add({ match: { method: 'POST', path: '/v1/refunds/' }, when, answer });
    expect(await upstream().merchant.request(refundOf(500))).toMatchObject({
      ok: false,
      failure: { mayHaveHappened: true },
    });
    polar.faults.clear();
    expect(await refunds()).toBe(done);
  });

  it('reads through two faults', async () => {
    polar.faults.add({ match: { path: '/v1/orders/' }, answer: { status: 503 }, times: 2 });
    expect((await upstream().merchant.request({ method: 'GET', path: orderPath() })).ok).toBe(true);
  });

  it('opens a new session when Polar has forgotten the one it holds', async () => {
    const { portal } = upstream({ readTtl: 0 });
    const customer = portal({ customerId: polar.ids.customer ?? '' });
    const list = { method: 'GET', path: '/v1/customer-portal/orders/' } as const;
    expect((await customer.request(list)).ok).toBe(true);
    polar.moves.clock(Date.now() + 2 * 3_600_000);
    expect((await customer.request(list)).ok).toBe(true);
  });
});
