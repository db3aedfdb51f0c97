import { describe, expect, it } from 'vitest';
import { json, upstreamOver, write } from './upstream.ts';

const down = () => new Response(null, { status: 503 });

describe('the breaker', () => {
  it('opens after twenty calls of which half failed, and then sends nothing', async () => {
    const { polar, sent, answer } = upstreamOver(() => json({}));
    for (let n = 0; n < 10; n += 1) await polar.merchant.request(write);
    answer(down);
    for (let n = 0; n < 10; n += 1) await polar.merchant.request(write);
    expect(sent).toHaveLength(20);
    expect(await polar.merchant.request(write)).toMatchObject({
      failure: { kind: 'open', retryAfter: 5, mayHaveHappened: false },
    });
    expect(sent).toHaveLength(20);
  });

  it('looks once after five seconds, and closes when Polar answers', async () => {
    const { polar, sent, pace, answer } = upstreamOver(down);
    for (let n = 0; n < 20; n += 1) await polar.merchant.request(write);
    await pace.advance(5_000);
    const looks = await Promise.all([polar.merchant.request(write), polar.merchant.request(write)]);
    expect(looks.map((look) => look.ok || look.failure.kind)).toEqual(['broken', 'open']);
    expect(sent).toHaveLength(21);
    await pace.advance(5_000);
    answer(() => json({}, { status: 422 }));
    await polar.merchant.request(write);
    answer(() => json({ id: 'refund' }));
    expect((await polar.merchant.request(write)).ok).toBe(true);
  });

  it('keeps to the resource that fails, at the merchant API and in the portal', async () => {
    const { polar, sent } = upstreamOver(({ url }) => (url.includes('/metrics') ? down() : json({ id: 'thing' })));
    const ask = (path: string) => polar.merchant.request({ ...write, path });
    for (let n = 0; n < 20; n += 1) await ask('/v1/metrics/export');
    expect(await ask('/v1/metrics')).toMatchObject({ failure: { kind: 'open' } });
    expect(await ask('/v1/refunds/')).toMatchObject({ ok: true });
    expect(await ask('/v1/customer-portal/metrics')).toMatchObject({ failure: { kind: 'broken' } });
    expect(sent).toHaveLength(22);
  });

  it('takes a refusal for an answer', async () => {
    const { polar, sent } = upstreamOver(() => json({}, { status: 403 }));
    for (let n = 0; n < 40; n += 1) await polar.merchant.request(write);
    expect(sent).toHaveLength(40);
  });

  it('forgets what is older than ten seconds', async () => {
    const { polar, sent, pace } = upstreamOver(down);
    for (let n = 0; n < 19; n += 1) await polar.merchant.request(write);
    await pace.advance(10_001);
    for (let n = 0; n < 19; n += 1) await polar.merchant.request(write);
    expect(sent).toHaveLength(38);
  });
});
