import { describe, expect, test } from 'vitest';
import { openPolar, type Shop } from './open-polar.ts';

const login = (shop: Shop, address?: string) =>
  shop.ask('POST', '/v1/customer-portal/customer-session/request', {
    token: null,
    headers: address ? { 'X-Forwarded-For': address } : {},
    body: { email: 'nobody@example.com', organization_id: '00000000-0000-4000-8000-000000000000' },
  });

const validate = (shop: Shop) =>
  shop.ask('POST', '/v1/customer-portal/license-keys/validate', {
    token: null,
    body: { key: 'X', organization_id: '00000000-0000-4000-8000-000000000000' },
  });

describe('rate limits', () => {
  test('an organization over its minute waits, whatever its token; another one goes on', async () => {
    const shop = openPolar({ requestsPerMinute: 2 });
    const list = (token: string) => shop.ask('GET', '/v1/products/', { token });
    await list('polar_oat_demo');
    await list(shop.polar.accessToken());
    const over = await list('polar_oat_demo');
    expect([over.status, over.body, over.headers.get('retry-after')]).toEqual([429, '', '60']);
    expect((await list(shop.polar.accessToken({ organization: 'other' }))).status).toBe(200);
    shop.pass(60_000);
    expect((await list('polar_oat_demo')).status).toBe(200);
  });

  test('tokens that were not seen lately share a limit, and one that is known goes on', async () => {
    const shop = openPolar({ newTokensPerMinute: 2 });
    const list = (token: string) => shop.ask('GET', '/v1/products/', { token });
    const [known, second, third] = [shop.polar.accessToken(), shop.polar.accessToken(), shop.polar.accessToken()];
    expect((await list(known)).status).toBe(200);
    expect((await list(second)).status).toBe(200);
    const over = await list(third);
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await list(known)).status).toBe(200);
    shop.pass(60_000);
    expect((await list(third)).status).toBe(200);
    // Five minutes of silence make a token new again.
    shop.pass(5 * 60_000 + 1);
    const statuses = [];
    for (const token of [known, second, third]) statuses.push((await list(token)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('the fourth license check in a second blocks the address for a minute, from signing in too', async () => {
    const shop = openPolar();
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await validate(shop)).status);
    expect(statuses.map((status) => status === 429)).toEqual([false, false, false, true]);
    shop.pass(7_000);
    const blocked = await login(shop);
    expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '53']);
    expect((await login(shop, '10.0.0.2')).status).toBe(202);
    shop.pass(53_000);
    expect((await validate(shop)).status).not.toBe(429);
  });

  test('three license checks each second go on', async () => {
    const shop = openPolar();
    for (let second = 0; second < 4; second++) {
      for (let i = 0; i < 3; i++) expect((await validate(shop)).status).not.toBe(429);
      shop.pass(1_000);
    }
  });

  test('the seventh login in a minute blocks for a quarter of an hour', async () => {
    const shop = openPolar();
    for (let i = 0; i < 6; i++) expect((await login(shop)).status).toBe(202);
    expect((await login(shop)).headers.get('retry-after')).toBe('900');
  });
});
