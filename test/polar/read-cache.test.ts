import { describe, expect, it } from 'vitest';
import { type Answer, json, read, upstreamOver, write } from './upstream.ts';

/** Polar where every read answers a higher number. */
function counting(): Answer {
  let reads = 0;
  return ({ method, url, body }) => {
    if (url.endsWith('/customer-sessions/')) {
      return json(
        { id: 'session', token: `polar_mst_${JSON.stringify(body)}`, expires_at: '2026-11-23T13:00:00Z' },
        { status: 201 },
      );
    }
    reads += method === 'GET' ? 1 : 0;
    return json({ reads });
  };
}

describe('equal reads', () => {
  it('share one call while it is under way and for a second after', async () => {
    const { polar, sent, pace } = upstreamOver(counting());
    const asked = await Promise.all([1, 2, 3].map(() => polar.merchant.request(read)));
    await pace.advance(999);
    asked.push(await polar.merchant.request(read));
    expect(sent).toHaveLength(1);
    expect(new Set(asked).size).toBe(1);
    await pace.advance(1);
    expect(await polar.merchant.request(read)).toMatchObject({ body: { reads: 2 } });
  });

  it('are told apart by path and query', async () => {
    const { polar, sent } = upstreamOver(counting());
    await polar.merchant.request(read);
    await polar.merchant.request({ ...read, path: '/v1/orders/2' });
    await polar.merchant.request({ ...read, query: { page: 2 } });
    expect(sent).toHaveLength(3);
  });

  it('are told apart by identity', async () => {
    const { polar, sent } = upstreamOver(counting());
    const roads = [
      polar.merchant,
      polar.portal({ customerId: 'a' }),
      polar.portal({ customerId: 'b' }),
      polar.portal({ customerId: 'a', memberId: 'm' }),
    ];
    for (const road of roads) await road.request(read);
    expect(sent.filter(({ method }) => method === 'GET')).toHaveLength(4);
  });

  it('go to Polar when the answer decides about a write', async () => {
    const { polar } = upstreamOver(counting());
    await polar.merchant.request(read);
    expect(await polar.merchant.request({ ...read, fresh: true })).toMatchObject({ body: { reads: 2 } });
  });

  it('never answer with less than what such a read has seen', async () => {
    const { polar } = upstreamOver(counting());
    await polar.merchant.request(read);
    await polar.merchant.request({ ...read, fresh: true });
    expect(await polar.merchant.request(read)).toMatchObject({ body: { reads: 3 } });
  });

  it('go to Polar again after a write through any identity of the connection', async () => {
    const { polar } = upstreamOver(counting());
    const customer = polar.portal({ customerId: 'a' });
    await polar.merchant.request(read);
    await customer.request(read);
    await customer.request(write);
    expect(await polar.merchant.request(read)).toMatchObject({ body: { reads: 3 } });
    expect(await customer.request(read)).toMatchObject({ body: { reads: 4 } });
  });

  it('do not keep what was read while a write was under way', async () => {
    const go = Promise.withResolvers<void>();
    const { polar } = upstreamOver(async ({ method }) => {
      if (method === 'POST') await go.promise;
      return json({});
    }, {});
    const wrote = polar.merchant.request(write);
    const during = await polar.merchant.request(read);
    go.resolve();
    await wrote;
    expect(await polar.merchant.request(read)).not.toBe(during);
  });

  it('do not keep a failure', async () => {
    const { polar, answer } = upstreamOver(() => json({}, { status: 404 }));
    await polar.merchant.request(read);
    answer(() => json({ id: 1 }));
    expect((await polar.merchant.request(read)).ok).toBe(true);
  });

  it('go on for the others when one of those who wait has gone', async () => {
    const { polar, sent } = upstreamOver(counting());
    const gone = AbortSignal.abort();
    const [left, stayed] = await Promise.all([
      polar.merchant.request({ ...read, signal: gone }),
      polar.merchant.request(read),
    ]);
    expect([left.ok, stayed.ok, sent.length]).toEqual([true, true, 1]);
  });
});
