import { describe, expect, it } from 'vitest';
import { createBudget } from '../../server-adapter/polar/budget.ts';
import type { RequestClass } from '../../server-adapter/polar/port.ts';
import { manualPace } from './manual-pace.ts';
import { json, upstreamOver } from './upstream.ts';

const never = new AbortController().signal;
const get = (n: number) => ({ method: 'GET', path: `/v1/orders/${n}` }) as const;

describe('a budget', () => {
  it('grants a burst, then so many a second', async () => {
    const pace = manualPace();
    const budget = createBudget({ burst: 3, perSecond: 2 }, pace);
    const at: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      void Promise.resolve(budget.take('agent', 60_000, never)).then(() => at.push(pace.now()));
    }
    await pace.advance(5_000);
    expect(at).toEqual([0, 0, 0, 500, 1_000, 1_500, 2_000]);
  });

  it('saves no more than a burst', async () => {
    const pace = manualPace();
    const budget = createBudget({ burst: 2, perSecond: 1 }, pace);
    await pace.advance(60_000);
    const turns = [1, 2, 3].map(() => budget.take('agent', 0, never));
    expect(turns).toEqual([{ granted: true }, { granted: true }, { granted: false, retryAfter: 1 }]);
  });

  it('serves money before agents, agents before widgets, widgets before background', async () => {
    const pace = manualPace();
    const budget = createBudget({ burst: 1, perSecond: 1 }, pace);
    budget.take('money', 0, never);
    const served: string[] = [];
    const wanted: [RequestClass, string][] = [
      ['background', 'background'],
      ['widget', 'widget 1'],
      ['agent', 'agent'],
      ['widget', 'widget 2'],
      ['money', 'money'],
    ];
    for (const [rank, name] of wanted) {
      void Promise.resolve(budget.take(rank, 60_000, never)).then(() => served.push(name));
    }
    await pace.advance(10_000);
    expect(served).toEqual(['money', 'agent', 'widget 1', 'widget 2', 'background']);
  });

  it('refuses at once who would wait too long, by who is ahead of him', async () => {
    const pace = manualPace();
    const budget = createBudget({ burst: 1, perSecond: 1 }, pace);
    for (let n = 0; n < 4; n += 1) void budget.take('agent', 60_000, never);
    expect(await budget.take('widget', 3_999, never)).toEqual({ granted: false, retryAfter: 4 });
    expect(await Promise.race([budget.take('money', 1_000, never), pace.advance(1_000)])).toEqual({ granted: true });
  });

  it('gives the turn of one who left to the next', async () => {
    const pace = manualPace();
    const budget = createBudget({ burst: 1, perSecond: 1 }, pace);
    budget.take('agent', 0, never);
    const gone = new AbortController();
    const left = budget.take('agent', 60_000, gone.signal);
    const next = Promise.resolve(budget.take('agent', 60_000, never)).then(() => pace.now());
    gone.abort();
    expect(await left).toMatchObject({ granted: false });
    await pace.advance(5_000);
    expect(await next).toBe(1_000);
  });

  it('pauses for everybody as long as Polar says', async () => {
    const pace = manualPace();
    const budget = createBudget({ burst: 5, perSecond: 5 }, pace);
    budget.pause(60);
    expect(budget.take('money', 10_000, never)).toEqual({ granted: false, retryAfter: 60 });
    await pace.advance(60_000);
    expect(budget.take('background', 0, never)).toEqual({ granted: true });
  });
});

describe('the budgets of an upstream', () => {
  const fine = () => json({ id: 'session', token: 't', expires_at: '2026-11-23T13:00:00Z' });

  it('send nothing beyond what Polar allows an organization in a minute', async () => {
    const { polar, sent, pace } = upstreamOver(fine, { rate: { burst: 20, perSecond: 7 } });
    for (let n = 0; n < 6_000; n += 1) {
      void polar.merchant.request(get(n));
      await pace.advance(10);
    }
    expect(sent.length).toBeGreaterThan(400);
    expect(sent.length).toBeLessThanOrEqual(450);
  });

  it('say that it was us who refused, and for how long', async () => {
    const { polar, sent } = upstreamOver(fine, { rate: { burst: 1, perSecond: 0.01 } });
    await polar.merchant.request(get(1));
    const answer = await polar.merchant.request({ ...get(2), method: 'POST' });
    expect(answer).toMatchObject({ failure: { kind: 'throttled', retryAfter: 100, mayHaveHappened: false } });
    expect(sent).toHaveLength(1);
  });

  it('stop after a 429 for the identity that met it, and for no other', async () => {
    const { polar, sent, answer } = upstreamOver(fine, { rate: { burst: 20, perSecond: 7 } });
    const customer = polar.portal({ customerId: 'a' });
    await customer.request(get(1));
    answer(() => new Response(null, { status: 429, headers: { 'retry-after': '60' } }));
    await customer.request(get(2));
    answer(fine);
    const before = sent.length;
    expect(await customer.request(get(3))).toMatchObject({ failure: { kind: 'throttled', retryAfter: 60 } });
    expect(sent).toHaveLength(before);
    expect((await polar.merchant.request(get(4))).ok).toBe(true);
    expect((await polar.portal({ customerId: 'b' }).request(get(5))).ok).toBe(true);
  });

  it('hold back tokens that Polar has not seen lately', async () => {
    const { polar, sent, pace } = upstreamOver(fine, { rate: { burst: 2_000, perSecond: 100 } });
    for (let n = 0; n < 200; n += 1) void polar.portal({ customerId: `customer ${n}` }).request(get(n));
    await pace.advance(1_000);
    expect(sent.filter(({ url }) => url.includes('/orders/')).length).toBeLessThanOrEqual(30);
  });
});
