import { describe, expect, it } from 'vitest';
import { settle } from './manual-pace.ts';
import { json, NOW, read, upstreamOver, write } from './upstream.ts';

describe('a call to Polar', () => {
  it('carries the token, the version and the body, and nothing else of ours', async () => {
    const { polar, sent } = upstreamOver(() => json({ id: 'refund-1', not_in_any_type: 1 }, { status: 201 }));
    const answer = await polar.merchant.request({
      ...write,
      query: { a: [1, 'x y'], none: null, not: undefined, yes: true },
    });
    expect(answer).toEqual({ ok: true, status: 201, body: { id: 'refund-1', not_in_any_type: 1 } });
    expect(sent[0]?.url).toBe('https://polar.example/v1/refunds/?a=1&a=x+y&yes=true');
    expect(sent[0]?.body).toEqual({ order_id: '1' });
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer polar_oat_canary',
      'content-type': 'application/json',
      'polar-version': '2026-10',
    });
  });

  it.each(['https://polar.example/', 'https://polar.example/v1', 'https://polar.example/v1//'])(
    'finds the paths under the base %s',
    async (baseUrl) => {
      const { polar, sent } = upstreamOver(() => json({}), { baseUrl });
      await polar.merchant.request(read);
      expect(sent[0]?.url).toBe('https://polar.example/v1/orders/1');
    },
  );

  it.each([
    '/v1/orders/../refunds/',
    '/v1/orders/%2e%2E/x',
    '/v1/orders/..',
    '/v1/orders/.',
    '/v1/a\\..\\b',
    '/v1/orders/1?x=1',
    '/oauth',
  ])('sends nothing for the path %s', async (path) => {
    const { polar, sent } = upstreamOver(() => json({}));
    const answer = await polar.merchant.request({ ...write, path });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused', status: 404, mayHaveHappened: false } });
    expect(sent).toEqual([]);
  });

  it('reads an empty answer as null', async () => {
    const { polar } = upstreamOver(() => new Response(null, { status: 204 }));
    expect(await polar.merchant.request({ method: 'DELETE', path: '/v1/x/1' })).toEqual({
      ok: true,
      status: 204,
      body: null,
    });
  });

  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  it.each([
    ['/v1/refunds/', {}],
    ['/v1/refunds/', { items: {}, pagination: {} }],
    ['/v1/refunds/', { items: [] }],
    ['/v1/refunds/', null],
    [`/v1/orders/${id}`, {}],
    [`/v1/orders/${id}`, []],
    [`/v1/customer-portal/orders/${id}`, { id: 7 }],
  ])('cannot read %s answered with %j', async (path, body) => {
    const { polar, pace } = upstreamOver(() => json(body));
    const asked = polar.merchant.request({ method: 'GET', path });
    await pace.advance(10_000);
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'unreadable', mayHaveHappened: false } });
  });

  it.each([
    ['/v1/refunds/', { items: [], pagination: { total_count: 0, max_page: 0 }, more: 1 }],
    [`/v1/orders/${id}`, { id }],
    ['/v1/metrics', {}],
  ])('reads %s answered with %j', async (path, body) => {
    const { polar } = upstreamOver(() => json(body));
    expect(await polar.merchant.request({ method: 'GET', path })).toMatchObject({ ok: true, body });
  });

  it.each([
    ['POST', '/v1/refunds/', 201, '{}'],
    ['POST', '/v1/refunds/', 200, ''],
    ['PATCH', `/v1/orders/${id}`, 200, '{}'],
    ['POST', '/v1/license-keys/validate', 200, 'null'],
  ] as const)('does not know what became of %s %s answered %s with "%s"', async (method, path, status, body) => {
    const { polar } = upstreamOver(() => new Response(body, { status }));
    expect(await polar.merchant.request({ method, path })).toMatchObject({
      failure: { kind: 'unreadable', mayHaveHappened: true },
    });
  });

  it.each([
    ['POST', `/v1/orders/${id}/invoice`, 202, ''],
    ['POST', '/v1/license-keys/deactivate', 204, null],
    ['DELETE', `/v1/checkout-links/${id}`, 200, ''],
    ['POST', '/v1/license-keys/validate', 200, '{}'],
  ] as const)('takes %s %s answered %s with "%s" for done', async (method, path, status, body) => {
    const { polar } = upstreamOver(() => new Response(body, { status }));
    expect(await polar.merchant.request({ method, path })).toMatchObject({ ok: true });
  });

  it('keeps name and detail of a refusal', async () => {
    const { polar } = upstreamOver(() => json({ error: 'RefundedAlready', detail: 'Polar says so.' }, { status: 403 }));
    expect(await polar.merchant.request(write)).toEqual({
      ok: false,
      failure: {
        kind: 'refused',
        status: 403,
        error: 'RefundedAlready',
        detail: 'Polar says so.',
        retryAfter: null,
        mayHaveHappened: false,
        stage: 'request',
      },
    });
  });
});

/** What a write's answer says about whether it was carried out. */
const WRITES: readonly (readonly [string, () => Response | Promise<Response>, object])[] = [
  ['400', () => json({}, { status: 400 }), { kind: 'refused', mayHaveHappened: false }],
  ['401', () => json({}, { status: 401 }), { kind: 'refused', mayHaveHappened: false }],
  ['403 of HTML', () => html(403), { kind: 'refused', error: null, mayHaveHappened: false }],
  ['404', () => json({}, { status: 404 }), { kind: 'refused', mayHaveHappened: false }],
  ['408', () => new Response(null, { status: 408 }), { kind: 'refused', mayHaveHappened: true }],
  ['409', () => json({ error: 'X' }, { status: 409 }), { kind: 'refused', error: 'X', mayHaveHappened: true }],
  ['412', () => json({}, { status: 412 }), { kind: 'refused', mayHaveHappened: false }],
  ['422', () => json({ detail: [] }, { status: 422 }), { kind: 'refused', mayHaveHappened: false }],
  ['429 without a body', () => new Response(null, { status: 429 }), { kind: 'refused', mayHaveHappened: false }],
  ['499 of an array', () => json([1], { status: 499 }), { kind: 'refused', error: null, mayHaveHappened: false }],
  ['404 cut short', () => torn({ status: 404 }), { kind: 'refused', status: 404, mayHaveHappened: false }],
  ['301', () => moved(301), { kind: 'redirected', status: 301, mayHaveHappened: true }],
  ['307', () => moved(307), { kind: 'redirected', status: 307, mayHaveHappened: true }],
  [
    '500 of plain text',
    () => new Response('Internal Server Error', { status: 500 }),
    { kind: 'broken', status: 500, mayHaveHappened: true },
  ],
  ['502 of HTML', () => html(502), { kind: 'broken', status: 502, mayHaveHappened: true }],
  [
    '503',
    () => new Response(null, { status: 503, headers: { 'retry-after': '7' } }),
    { kind: 'broken', retryAfter: 7, mayHaveHappened: true },
  ],
  ['200 of HTML', () => html(200), { kind: 'unreadable', status: 200, mayHaveHappened: true }],
  ['201 of half JSON', () => new Response('{"id":', { status: 201 }), { kind: 'unreadable', mayHaveHappened: true }],
  ['201 cut short', () => torn({ status: 201 }), { kind: 'cut', status: 201, mayHaveHappened: true }],
  ['201 without an end', () => endless(), { kind: 'unreadable', mayHaveHappened: true }],
  ['201 declared too long', () => declared(), { kind: 'unreadable', mayHaveHappened: true }],
];

describe('what a write met', () => {
  it.each(WRITES)('%s', async (_, answer, failure) => {
    const { polar, sent } = upstreamOver(answer);
    expect(await polar.merchant.request(write)).toMatchObject({ ok: false, failure });
    expect(sent).toHaveLength(1);
  });

  it.each(WRITES)('is no question for a read: %s', async (_, answer) => {
    const { polar, pace } = upstreamOver(answer);
    const asked = polar.merchant.request(read);
    await pace.advance(10_000);
    expect(await asked).toMatchObject({ ok: false, failure: { mayHaveHappened: false } });
  });
});

describe('a deadline', () => {
  const hangs = (_: unknown, signal: AbortSignal) =>
    new Promise<Response>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  it('ends a read after 10 s and a write after 30 s', async () => {
    const { polar, pace } = upstreamOver(hangs);
    const ended: string[] = [];
    const asked = polar.merchant.request(read).finally(() => ended.push('read'));
    const wrote = polar.merchant.request(write).finally(() => ended.push('write'));
    await pace.advance(9_999);
    expect(ended).toEqual([]);
    await pace.advance(1);
    expect(await asked).toMatchObject({ failure: { kind: 'timeout', mayHaveHappened: false } });
    await pace.advance(19_999);
    expect(ended).toEqual(['read']);
    await pace.advance(1);
    expect(await wrote).toMatchObject({ failure: { kind: 'timeout', mayHaveHappened: true } });
  });

  it('covers the body as well', async () => {
    const { polar, pace } = upstreamOver((_, signal) => slowBody(signal));
    const wrote = polar.merchant.request(write);
    await pace.advance(30_000);
    expect(await wrote).toMatchObject({ failure: { kind: 'timeout', status: 201, mayHaveHappened: true } });
  });

  it('ends when the caller goes, and knows whether something was sent', async () => {
    const { polar, sent } = upstreamOver(hangs);
    const gone = new AbortController();
    const wrote = polar.merchant.request({ ...write, signal: gone.signal });
    await settle();
    gone.abort();
    expect(await wrote).toMatchObject({ failure: { kind: 'aborted', mayHaveHappened: true } });
    expect(await polar.merchant.request({ ...write, signal: gone.signal })).toMatchObject({
      failure: { kind: 'aborted', mayHaveHappened: false },
    });
    expect(sent).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  it.each([
    ['60', 60],
    [' 5 ', 5],
    ['0', 0],
    ['999999', 1_800],
    [new Date(NOW + 90_500).toUTCString(), 90],
    [new Date(NOW - 5_000).toUTCString(), 0],
    ['soon', null],
    ['-5', null],
    ['', null],
  ])('%j', async (header, retryAfter) => {
    const { polar } = upstreamOver(() => new Response(null, { status: 429, headers: { 'retry-after': header } }));
    expect(await polar.merchant.request(write)).toMatchObject({ failure: { status: 429, retryAfter } });
  });
});

function html(status: number): Response {
  return new Response('<!doctype html><title>Oh no</title>', { status, headers: { 'content-type': 'text/html' } });
}

function moved(status: number): Response {
  return new Response(null, { status, headers: { location: 'https://elsewhere.example/v1/refunds/' } });
}

/** Breaks after its first bytes. */
function torn(init: ResponseInit): Response {
  let parts = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      parts += 1;
      if (parts === 1) controller.enqueue(new TextEncoder().encode('{"error":'));
      else controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, init);
}

function endless(): Response {
  const block = new Uint8Array(256 * 1024).fill(32);
  return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(block) }), { status: 201 });
}

function declared(): Response {
  return new Response('{}', { status: 201, headers: { 'content-length': '99999999' } });
}

function slowBody(signal: AbortSignal): Response {
  const body = new ReadableStream({
    start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
  });
  return new Response(body, { status: 201 });
}
