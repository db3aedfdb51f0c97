import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/index.ts';
import { openPolar } from './open-polar.ts';

// Every way in which an answer of Polar may fail its reader, and whether the work was done all the same.

const customer = { body: { email: 'ada@example.com' } };
const create: Fault['match'] = { method: 'POST', operation: 'customers:create' };

const meet = (fault: Omit<Fault, 'match'>) => {
  const shop = openPolar({ faults: [{ match: create, times: 1, ...fault }] });
  return {
    ...shop,
    post: () => shop.ask('POST', '/v1/customers/', customer),
    count: async () => (await shop.ask('GET', '/v1/customers/')).body.items.length,
  };
};

describe('a fault', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('cuts the connection %s the work', async (when, made) => {
    const { post, count } = meet({ answer: 'network', when });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(await count()).toBe(made);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('answers 503 %s the work', async (when, made) => {
    const { post, count } = meet({ answer: { status: 503 }, when });
    expect((await post()).status).toBe(503);
    expect(await count()).toBe(made);
  });

  it.each(['7', 'Mon, 23 Nov 2026 12:00:07 GMT'])('wants its reader to wait: %s', async (wait) => {
    const { post } = meet({ answer: { status: 429, headers: { 'Retry-After': wait } } });
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([429, wait, '']);
  });

  it('answers a page of HTML, or sends its reader elsewhere', async () => {
    const page = await meet({
      answer: { status: 200, body: '<h1>Hello</h1>', headers: { 'Content-Type': 'text/html' } },
    }).post();
    expect([page.headers.get('content-type'), page.body]).toEqual(['text/html', '<h1>Hello</h1>']);
    const away = await meet({ answer: { status: 302, headers: { Location: 'https://elsewhere.example' } } }).post();
    expect([away.status, away.headers.get('location')]).toEqual([302, 'https://elsewhere.example']);
  });

  it('cuts the true answer in half, once the work is done', async () => {
    const { post, count } = meet({ answer: 'truncated' });
    await expect(post()).rejects.toThrow(SyntaxError);
    expect(await count()).toBe(1);
  });

  it('leaves fields out of the true answer', async () => {
    const { post, count } = meet({ answer: { without: ['email', 'metadata'] } });
    const { status, body } = await post();
    expect([status, body.id !== undefined, 'email' in body, 'metadata' in body]).toEqual([201, true, false, false]);
    expect(await count()).toBe(1);
  });

  it('lets the clock of Polar go on before it answers', async () => {
    const { post, polar } = meet({ answer: { passes: 90_000 } });
    const { body } = await post();
    expect(body.created_at).toMatch(/^2026-11-23T12:01:30/);
    expect(polar.world.time.now()).toBe(Date.UTC(2026, 10, 23, 12, 1, 30));
  });

  it('is met as often as it was told, and by what it names', async () => {
    const { ask, post } = meet({ answer: { status: 500 } });
    expect((await ask('GET', '/v1/customers/')).status).toBe(200);
    expect((await post()).status).toBe(500);
    expect((await post()).status).toBe(201);
  });
});
