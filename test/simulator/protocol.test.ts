import { describe, expect, test } from 'vitest';
import { type Json, openPolar } from './open-polar.ts';

describe('version', () => {
  test('an absent one is the default and is echoed', async () => {
    const { headers } = await openPolar().ask('GET', '/v1/products/');
    expect(headers.get('polar-version')).toBe('2026-04');
  });

  test('the next one is echoed', async () => {
    const { status, headers } = await openPolar().ask('GET', '/v1/products/', {
      headers: { 'Polar-Version': '2026-10' },
    });
    expect([status, headers.get('polar-version')]).toEqual([200, '2026-10']);
  });

  test('an unknown one is an unknown path, without CORS', async () => {
    const { status, headers, body } = await openPolar().ask('GET', '/v1/products/', {
      headers: { 'Polar-Version': '2025-01', Origin: 'https://shop.example' },
    });
    expect([status, body]).toEqual([404, { detail: 'Not Found' }]);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('paths', () => {
  test('the older prefix works and says that it is old', async () => {
    const { status, headers } = await openPolar().ask('GET', '/api/v1/products/');
    expect(status).toBe(200);
    expect(headers.get('x-polar-deprecation-notice')).toContain('/v1');
  });

  test('a missing slash is a redirect to the simulator’s own address', async () => {
    const { status, headers } = await openPolar({ url: 'http://polar.local' }).ask('GET', '/v1/products?limit=2');
    expect([status, headers.get('location')]).toEqual([307, 'http://polar.local/v1/products/?limit=2']);
  });

  test('an unknown path and a wrong method have the framework’s bodies', async () => {
    const shop = openPolar();
    expect((await shop.ask('GET', '/v1/nothing')).body).toEqual({ detail: 'Not Found' });
    const wrong = await shop.ask('PUT', '/v1/products/');
    expect([wrong.status, wrong.body]).toEqual([405, { detail: 'Method Not Allowed' }]);
  });

  test('an operation of Polar that is not simulated says so', async () => {
    const { status, body } = await openPolar().ask('GET', '/v1/customers/export');
    expect([status, body.error, body.operation]).toEqual([501, 'NotSimulated', 'customers:export']);
  });
});

describe('ids', () => {
  test.each([
    ['nonsense', 'uuid_parsing'],
    ['00000000-0000-0000-0000-000000000000', 'uuid_version'],
  ])('%s is not one', async (id, type) => {
    const { status, body } = await openPolar().ask('GET', `/v1/products/${id}`);
    expect([status, body.detail[0].type, body.detail[0].loc]).toEqual([422, type, ['path', 'id']]);
  });
});

describe('cross-origin', () => {
  const preflight = (headers: string) => ({
    token: null,
    headers: {
      Origin: 'https://shop.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': headers,
    },
  });

  test('Polar’s own headers pass', async () => {
    const { status, headers } = await openPolar().ask(
      'OPTIONS',
      '/v1/products/',
      preflight('authorization,polar-version'),
    );
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  test('any other header fails', async () => {
    const { status, body } = await openPolar().ask(
      'OPTIONS',
      '/v1/products/',
      preflight('authorization,idempotency-key'),
    );
    expect([status, body]).toEqual([400, 'Disallowed CORS headers']);
  });

  test('an answer exposes the version only', async () => {
    const { headers } = await openPolar().ask('GET', '/v1/products/', { headers: { Origin: 'https://shop.example' } });
    expect(headers.get('access-control-expose-headers')).toBe('Polar-Version');
  });
});

describe('pagination', () => {
  async function shopWithProducts(count: number) {
    const shop = openPolar();
    for (let i = 0; i < count; i++)
      await shop.ask('POST', '/v1/products/', {
        body: { name: `Plan ${i}`, prices: [{ amount_type: 'fixed', price_amount: 1000 }] },
      });
    return shop;
  }

  test('ten at a time, newest first, with totals', async () => {
    const { body } = await (await shopWithProducts(12)).ask('GET', '/v1/products/');
    expect([body.items?.length, body.items?.[0]?.name, body.pagination]).toEqual([
      10,
      'Plan 11',
      { total_count: 12, max_page: 2 },
    ]);
  });

  test('a page beyond the end is empty and keeps the totals', async () => {
    const { status, body } = await (await shopWithProducts(2)).ask('GET', '/v1/products/?page=9');
    expect([status, body]).toEqual([200, { items: [], pagination: { total_count: 2, max_page: 1 } }]);
  });

  test('more than a hundred is cut to a hundred without a word', async () => {
    const { body } = await (await shopWithProducts(101)).ask('GET', '/v1/products/?limit=1000');
    expect([body.items?.length, body.pagination?.max_page]).toEqual([100, 2]);
  });

  test('nothing, less than nothing and words are refused', async () => {
    const shop = openPolar();
    for (const [query, type] of [
      ['limit=0', 'greater_than'],
      ['page=-1', 'greater_than'],
      ['limit=ten', 'int_parsing'],
    ] as const) {
      const { status, body } = await shop.ask('GET', `/v1/products/?${query}`);
      expect([status, body.detail?.[0]?.type, body.detail?.[0]?.loc?.[0]]).toEqual([422, type, 'query']);
    }
  });

  test('an unknown sort key is refused at its place', async () => {
    const { body } = await openPolar().ask('GET', '/v1/products/?sorting=name&sorting=nope');
    expect(body.detail?.map((issue: Json) => [issue.type, issue.loc])).toEqual([['enum', ['query', 'sorting', 1]]]);
  });

  test('a filter on another organization is an empty list, not a refusal', async () => {
    const shop = await shopWithProducts(1);
    const other = shop.polar.moves.organization({ slug: 'other' });
    const { status, body } = await shop.ask('GET', `/v1/products/?organization_id=${other}`);
    expect([status, body.items]).toEqual([200, []]);
  });
});

describe('bodies', () => {
  test.each([
    ['{"name":', 8],
    ['nonsense', 0],
    ['{name: 1}', 1],
    ['[1, 2', 5],
    ['{"a": 1} x', 9],
    ['{"a": 1,}', 7],
    ['{"a": "b', 6],
  ])('JSON that does not parse is refused where it breaks: %s', async (text, position) => {
    const { status, body } = await openPolar().ask('POST', '/v1/products/', { body: text });
    expect([status, body.error]).toEqual([422, 'RequestValidationError']);
    expect(body.detail[0]).toMatchObject({ type: 'json_invalid', loc: ['body', position] });
  });

  test('broken JSON is refused before the scope is looked at', async () => {
    const shop = openPolar();
    const token = shop.polar.accessToken({ scopes: ['products:read'] });
    expect((await shop.ask('POST', '/v1/products/', { token, body: '{' })).status).toBe(422);
  });

  test('more than ten MiB is refused', async () => {
    const { status, body } = await openPolar().ask('POST', '/v1/products/', {
      body: `"${'x'.repeat(10 * 1024 * 1024)}"`,
    });
    expect([status, body.error]).toEqual([413, 'RequestBodyTooLarge']);
  });

  test('one that comes in pieces of unknown length is refused', async () => {
    const { status, body } = await openPolar().ask('POST', '/v1/products/', {
      body: {},
      headers: { 'Transfer-Encoding': 'chunked' },
    });
    expect([status, body.error]).toEqual([411, 'LengthRequired']);
  });

  test('no body is a missing one', async () => {
    const { body } = await openPolar().ask('POST', '/v1/products/');
    expect(body.detail?.[0]).toMatchObject({ type: 'missing', loc: ['body'] });
  });
});
