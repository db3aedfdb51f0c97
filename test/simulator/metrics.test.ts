import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

let stage: Stage;
let plan: string;
let book: string;

beforeEach(async () => {
  stage = createStage();
  plan = await stage.product('Plan', monthly(3000));
  book = await stage.product('Book', monthly(2500), {});
});

const query = (changes: Record<string, string> = {}): string =>
  new URLSearchParams({ start_date: '2026-11-22', end_date: '2026-11-23', interval: 'day', ...changes }).toString();
const metrics = async (changes: Record<string, string> = {}, slugs = ['revenue', 'orders']): Promise<Json> => {
  const wanted = slugs.map((slug) => `&metrics=${slug}`).join('');
  return stage.call('GET', `/metrics/?${query(changes)}${wanted}`);
};
const DAYS = 86_400;

describe('metrics', () => {
  it('count orders when they are paid and revenue without tax, by period and in all', async () => {
    await stage.buy('ann', { product: plan });
    stage.wait(1);
    // As late as the feed is.
    stage.polar.moves.feedLags(60_000);
    await stage.buy('bob', { product: book });
    expect((await metrics()).body.totals).toEqual({ orders: 1, revenue: 3000 });
    stage.wait(60);
    const { body } = await metrics();
    expect(body.periods).toEqual([
      { timestamp: '2026-11-22T00:00:00Z', orders: 0, revenue: 0 },
      { timestamp: '2026-11-23T00:00:00Z', orders: 2, revenue: 5500 },
    ]);
    expect(body.totals).toEqual({ orders: 2, revenue: 5500 });
    expect(body.metrics.revenue).toEqual({ slug: 'revenue', display_name: 'Revenue', type: 'currency' });
  });

  it('are filtered by product, kind of product and customer', async () => {
    const { customer } = await stage.buy('ann', { product: plan });
    await stage.buy('bob', { product: book });
    stage.wait(1);
    const revenue = async (filter: Record<string, string>) => (await metrics(filter)).body.totals.revenue;
    expect(await revenue({ product_id: book })).toBe(2500);
    expect(await revenue({ billing_type: 'recurring' })).toBe(3000);
    expect(await revenue({ customer_id: customer })).toBe(3000);
  });

  it('begin periods where they do for the reader', async () => {
    const starts = async (changes: Record<string, string>) =>
      (await metrics(changes)).body.periods.map(({ timestamp }: Json) => timestamp);
    expect(await starts({ timezone: 'Asia/Tokyo' })).toEqual(['2026-11-21T15:00:00Z', '2026-11-22T15:00:00Z']);
    expect(await starts({ interval: 'month', start_date: '2026-10-15' })).toEqual([
      '2026-10-01T00:00:00Z',
      '2026-11-01T00:00:00Z',
    ]);
    expect(await starts({ interval: 'week', start_date: '2026-11-18' })).toEqual([
      '2026-11-16T00:00:00Z',
      '2026-11-23T00:00:00Z',
    ]);
    expect(await starts({ interval: 'hour', start_date: '2026-11-23' })).toHaveLength(24);
    // Clocks go forward on the 27th, two hours after it began.
    expect(await starts({ timezone: 'Pacific/Auckland', start_date: '2026-09-27', end_date: '2026-09-28' })).toEqual([
      '2026-09-26T12:00:00Z',
      '2026-09-27T11:00:00Z',
    ]);
  });

  it('refuse what is unknown, too long or turned round, and say what is not counted here', async () => {
    const refused = async (changes: Record<string, string>, slugs?: string[]) => (await metrics(changes, slugs)).status;
    expect(await refused({}, ['zzz'])).toBe(422);
    expect(await refused({ start_date: '2025-11-01' })).toBe(422);
    expect(await refused({ start_date: '2026-11-24' })).toBe(422);
    expect(await refused({ timezone: 'Mars/Base' })).toBe(422);
    expect(await refused({ interval: 'minute' })).toBe(422);
    expect(await refused({ start_date: 'soon' })).toBe(422);
    expect(await refused({}, ['revenue', 'ltv'])).toBe(501);
    expect(await refused({}, [])).toBe(501);
    const limits = (await stage.call('GET', '/metrics/limits')).body;
    expect(limits.intervals.hour).toEqual({ min_days: 0, max_days: 7 });
  });

  it('are exported as a table', async () => {
    const { body, type } = await stage.call('GET', `/metrics/export?${query()}&metrics=revenue`);
    expect(type).toBe('text/csv; charset=utf-8');
    expect(body).toBe('Timestamp,Revenue\r\n2026-11-22T00:00:00+00:00,0\r\n2026-11-23T00:00:00+00:00,0\r\n');
  });

  it('leave out what comes after', async () => {
    stage.wait(2 * DAYS);
    await stage.buy('ann', { product: plan });
    stage.wait(1);
    expect((await metrics()).body.totals).toEqual({ orders: 0, revenue: 0 });
  });
});

describe('dashboards of metrics', () => {
  it('are made, changed and deleted by their organization alone', async () => {
    const made = await stage.call('POST', '/metrics/dashboards', { name: 'Main', metrics: ['revenue', 'zzz'] });
    expect(made).toMatchObject({ status: 201, body: { name: 'Main', metrics: ['revenue', 'zzz'] } });
    const path = `/metrics/dashboards/${made.body.id}`;
    expect((await stage.call('PATCH', path, { name: 'Other' })).body).toMatchObject({ name: 'Other' });
    expect((await stage.call('GET', '/metrics/dashboards')).body).toHaveLength(1);
    const other = stage.polar.accessToken({ organization: 'other' });
    expect((await stage.call('GET', '/metrics/dashboards', undefined, other)).body).toEqual([]);
    expect((await stage.call('DELETE', path, undefined, other)).status).toBe(404);
    expect((await stage.call('DELETE', path)).status).toBe(204);
    expect((await stage.call('GET', path)).status).toBe(404);
  });
});
