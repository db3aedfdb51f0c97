import { expect, it } from 'vitest';
import { createStage, monthly } from './stage.ts';

it('orders and subscriptions are exported as tables, newest first, in major units', async () => {
  const stage = createStage();
  const plan = await stage.product('Plan "A", monthly', monthly(1234));
  const book = await stage.product('Book', monthly(2500), {});
  await stage.buy('ann', { product: plan });
  stage.wait(1);
  await stage.buy('bob', { product: book });
  const table = async (path: string): Promise<[string | null, string[]]> => {
    const { type, body } = await stage.call('GET', path);
    return [type, body.split('\r\n')];
  };
  const [type, orders] = await table('/orders/export');
  expect(type).toBe('text/csv; charset=utf-8');
  expect(orders[0]).toBe('Email,Created At,Product,Net Amount,Currency,Status,Invoice number');
  expect(orders[1]).toMatch(/^bob@example\.com,2026-11-23T12:00:\d\d\.\d{6}\+00:00,Book,25\.0,usd,paid,ACME-\w+-0001$/);
  expect(orders[2]).toContain(',"Plan ""A"", monthly",12.34,usd,paid,');
  expect(orders.slice(3)).toEqual(['']);
  expect((await table(`/orders/export?product_id=${book}`))[1]).toHaveLength(3);
  const [, subscriptions] = await table('/subscriptions/export');
  expect(subscriptions[1]).toMatch(/^ann@example\.com,.*,12\.34,usd,active,month$/);
  const other = stage.polar.accessToken({ organization: 'other' });
  expect((await stage.call('GET', '/orders/export', undefined, other)).body.split('\r\n')).toHaveLength(2);
});
