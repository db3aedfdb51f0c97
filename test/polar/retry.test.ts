import { describe, expect, it } from 'vitest';
import { type Answer, json, read, upstreamOver, write } from './upstream.ts';

/** Answers each call with the next of `answers`, the last one for good. */
function inTurn(...answers: Answer[]): Answer {
  let turn = 0;
  return (request, signal) => {
    const answer = answers[Math.min(turn, answers.length - 1)];
    turn += 1;
    if (!answer) throw new Error('No answer is set.');
    return answer(request, signal);
  };
}

const reset: Answer = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};
const down: Answer = () => new Response(null, { status: 503 });
const fine: Answer = () => json({ id: 1 });

describe('a read', () => {
  it.each([
    ['a reset', reset],
    ['a 503', down],
    ['an answer that cannot be read', () => new Response('<p>', { status: 200 })],
    ['a 429 that ends soon', () => new Response(null, { status: 429, headers: { 'retry-after': '1' } })],
  ] satisfies [string, Answer][])('is tried twice more after %s', async (_, fault) => {
    const { polar, sent, pace } = upstreamOver(inTurn(fault, fault, fine));
    const asked = polar.merchant.request(read);
    await pace.advance(5_000);
    expect(await asked).toEqual({ ok: true, status: 200, body: { id: 1 } });
    expect(sent).toHaveLength(3);
  });

  it('is given up after the third fault', async () => {
    const { polar, sent, pace } = upstreamOver(down);
    const asked = polar.merchant.request(read);
    await pace.advance(10_000);
    expect(await asked).toMatchObject({ failure: { kind: 'broken', status: 503 } });
    expect(sent).toHaveLength(3);
  });

  it('waits a random part of 200 ms, then of 400 ms', async () => {
    const { polar, sent, pace } = upstreamOver(down, { random: () => 0.25 });
    const asked = polar.merchant.request(read);
    const counts: number[] = [];
    for (const ms of [49, 1, 99, 1]) {
      await pace.advance(ms);
      counts.push(sent.length);
    }
    expect(counts).toEqual([1, 2, 2, 3]);
    await asked;
  });

  it.each([400, 401, 403, 404, 409, 422])('is not tried again after a %i', async (status) => {
    const { polar, sent } = upstreamOver(() => json({}, { status }));
    await polar.merchant.request(read);
    expect(sent).toHaveLength(1);
  });

  it('is not tried again within a rate limit, which it passes on', async () => {
    const { polar, sent } = upstreamOver(() => new Response(null, { status: 429, headers: { 'retry-after': '60' } }));
    expect(await polar.merchant.request(read)).toMatchObject({ failure: { status: 429, retryAfter: 60 } });
    expect(sent).toHaveLength(1);
  });

  it('answers what it has when its time is too short for another try', async () => {
    const late = Promise.withResolvers<void>();
    const { polar, sent, pace } = upstreamOver(async () => {
      await late.promise;
      return new Response(null, { status: 503 });
    });
    const asked = polar.merchant.request(read);
    await pace.advance(9_950);
    late.resolve();
    expect(await asked).toMatchObject({ failure: { kind: 'broken', status: 503 } });
    expect(sent).toHaveLength(1);
  });

  it('is not tried again beyond its deadline', async () => {
    const hangs: Answer = (_, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { polar, sent, pace } = upstreamOver(inTurn(reset, hangs));
    const asked = polar.merchant.request(read);
    await pace.advance(10_000);
    expect(await asked).toMatchObject({ failure: { kind: 'timeout' } });
    expect(sent).toHaveLength(2);
  });
});

describe('a write', () => {
  it.each([
    ['a reset', reset],
    ['a 503', down],
    ['a 429 that ends soon', () => new Response(null, { status: 429, headers: { 'retry-after': '0' } })],
  ] satisfies [string, Answer][])('is never sent again after %s', async (_, fault) => {
    const { polar, sent, pace } = upstreamOver(fault);
    const wrote = polar.merchant.request(write);
    await pace.advance(30_000);
    expect((await wrote).ok).toBe(false);
    expect(sent).toHaveLength(1);
  });
});
