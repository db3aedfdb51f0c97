import { describe, expect, it } from 'vitest';
import { createPolar, type Polar, type Seed } from '../../src/simulator/index.ts';

interface Resource {
  id: string;
  [key: string]: unknown;
}

async function get(polar: Polar, path: string): Promise<Resource> {
  const response = await polar.fetch(`http://polar.test/v1${path}`, {
    headers: { authorization: 'Bearer polar_oat_demo' },
  });
  expect(response.status).toBe(200);
  return response.json();
}

async function list(polar: Polar, path: string): Promise<Resource[]> {
  const { items } = await get(polar, path);
  return items as Resource[];
}

async function total(polar: Polar, path: string): Promise<number> {
  const { pagination } = await get(polar, path);
  return (pagination as { total_count: number }).total_count;
}

const on = (date: string): { clock: { now(): number } } => ({ clock: { now: () => Date.parse(date) } });

describe.each(['2026-11-23', '2026-03-31', '2027-01-01', '2028-02-29', '2027-07-15'])('the demo on %s', (date) => {
  const polar = createPolar({ seed: 'demo', ...on(`${date}T12:00:00Z`) });

  it('has a dozen customers that a host knows by its own ids', async () => {
    const customers = await list(polar, '/customers/?limit=100');
    expect(customers.length).toBeGreaterThanOrEqual(8);
    expect(customers.every(({ external_id }) => typeof external_id === 'string')).toBe(true);
    expect(customers.some(({ type }) => type === 'team')).toBe(true);
  });

  it('has every state that a screen shows, and two currencies', async () => {
    const subscriptions = await list(polar, '/subscriptions/?limit=100');
    const states = new Set(subscriptions.map(({ status }) => status));
    expect([...states].sort()).toEqual(['active', 'canceled', 'past_due', 'paused', 'trialing']);
    expect(subscriptions.some(({ status, cancel_at_period_end }) => status === 'active' && cancel_at_period_end)).toBe(
      true,
    );
    expect(subscriptions.some(({ pending_update }) => pending_update !== null)).toBe(true);
    expect(subscriptions.some(({ seats }) => typeof seats === 'number')).toBe(true);
    expect(new Set(subscriptions.map(({ currency }) => currency))).toEqual(new Set(['usd', 'eur']));
  });

  it('keeps its promises', async () => {
    const { customer, subscription, order, license_key } = polar.ids;
    expect(await get(polar, `/subscriptions/${subscription}`)).toMatchObject({
      status: 'active',
      cancel_at_period_end: false,
      pending_update: null,
      customer_id: customer,
    });
    const sold = await get(polar, `/orders/${order}`);
    expect(sold).toMatchObject({ status: 'paid', refunded_amount: 0, customer_id: customer });
    expect(sold.net_amount).toBeGreaterThanOrEqual(1000);
    expect(await get(polar, `/license-keys/${license_key}`)).toMatchObject({
      status: 'granted',
      customer_id: customer,
    });
  });

  it('knows Maya Kobayashi, whose card stopped working', async () => {
    const maya = await get(polar, '/customers/external/usr_maya');
    expect(maya.email).toBe('maya@northwind.dev');
    expect(await list(polar, `/subscriptions/?customer_id=${maya.id}`)).toMatchObject([{ status: 'past_due' }]);
    const orders = await list(polar, `/orders/?customer_id=${maya.id}&limit=100`);
    expect(orders).toHaveLength(12);
    expect(orders[0]).toMatchObject({ status: 'pending', billing_reason: 'subscription_cycle' });
    expect(orders.find(({ status }) => status === 'partially_refunded')).toMatchObject({
      net_amount: 4900,
      refunded_amount: 1000,
    });
  });

  it('lies in the past', async () => {
    const [newest] = await list(polar, '/orders/?limit=1');
    expect(Date.parse(String(newest?.created_at))).toBeLessThanOrEqual(Date.parse(`${date}T12:00:00Z`));
  });
});

describe('the large seed', () => {
  it('has ten thousand orders and keys, and says whose to look at', async () => {
    const polar = createPolar({ seed: 'large' });
    expect(await total(polar, '/orders/')).toBeGreaterThanOrEqual(10_000);
    expect(await total(polar, '/license-keys/')).toBeGreaterThanOrEqual(10_000);
    expect(await get(polar, `/orders/${polar.ids.order}`)).toMatchObject({ customer_id: polar.ids.customer });
    const people = await list(polar, '/customers/?limit=100&page=3');
    expect(new Set(people.map(({ email }) => email)).size).toBe(100);
    const [key] = await list(polar, '/license-keys/?limit=1&page=5000');
    expect(await get(polar, `/customers/${key?.customer_id}`)).toMatchObject({ deleted_at: null });
  });
});

describe('a seed of one’s own', () => {
  it('builds a world by Polar’s requests and the moves', async () => {
    const seed: Seed = (shop) => {
      shop.daysAgo(3);
      const customer = shop.ask('POST', '/v1/customers/', { email: 'ines@harbor.example' });
      return { customer: customer.id, subscription: null, order: null, license_key: null };
    };
    const polar = createPolar({ seed, ...on('2026-11-23T12:00:00Z') });
    const customer = await get(polar, `/customers/${polar.ids.customer}`);
    expect(customer.created_at).toMatch(/^2026-11-20T12:00:00/);
  });

  it('is told what Polar would refuse', () => {
    const seed: Seed = (shop) => {
      shop.ask('POST', '/v1/customers/', { email: 'no address' });
      return { customer: null, subscription: null, order: null, license_key: null };
    };
    expect(() => createPolar({ seed })).toThrow();
    expect(() =>
      createPolar({ seed: (shop) => ({ ...createPolar().ids, customer: shop.first('/v1/orders/').id }) }),
    ).toThrow('found nothing at /v1/orders/');
  });
});
