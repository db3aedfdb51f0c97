import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { contract } from '../../src/contract/contract.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

type As = 'agent' | 'customer';

interface Plan {
  readonly cap?: number;
  readonly included?: number;
  readonly aggregation?: object;
  readonly unitAmount?: string;
}

/** A new customer on a plan that counts calls; the plan's own terms by the house's currency. */
async function metered(house: House, { cap, included, aggregation = { func: 'count' }, unitAmount }: Plan) {
  const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
  const label = { unit: 'custom', custom_label: 'calls', custom_multiplier: 1000 };
  const meter = await merchant(house, 'POST', '/v1/meters/', { name: 'API calls', filter, aggregation, ...label });
  const price = { amount_type: 'metered_unit', price_currency: 'usd', meter_id: meter.id, unit_amount: unitAmount };
  const base = { amount_type: 'fixed', price_amount: 500, price_currency: 'usd' };
  const product = await merchant(house, 'POST', '/v1/products/', {
    name: 'Usage',
    recurring_interval: 'month',
    prices: unitAmount === undefined ? [base] : [base, { ...price, ...(cap !== undefined && { cap_amount: cap }) }],
  });
  if (included !== undefined) {
    const benefit = await merchant(house, 'POST', '/v1/benefits/', {
      type: 'meter_credit',
      description: 'Calls',
      properties: { meter_id: meter.id, units: included, rollover: false },
    });
    await merchant(house, 'POST', `/v1/products/${product.id}/benefits`, { benefits: [benefit.id] });
  }
  const { ben } = house.shop;
  await merchant(house, 'PATCH', `/v1/subscriptions/${ben.subscription}`, { product_id: product.id });
  const use = async (times: number, metadata: object = {}) => {
    const events = Array.from({ length: times }, () => ({ name: 'call', customer_id: ben.customer, metadata }));
    await merchant(house, 'POST', '/v1/events/ingest', { events });
    house.clock.forward(5_000);
  };
  const summary = (who: As, input: object = {}) => {
    const caller: Caller = { kind: 'customer', externalId: ben.externalId };
    const about = who === 'agent' ? { as: agent(), customer: { id: ben.customer } } : { as: caller };
    return house.ask('usage.summary', { ...about, input });
  };
  return { meter, use, summary };
}

const QUARTER = 15 * 60_000;

describe.each<As>(['agent', 'customer'])('the %s', (who) => {
  it('sees what is used, included and over, and what it costs by each of Polar’s clocks', async () => {
    const house = openHouse({ readTtl: 0 });
    const { meter, use, summary } = await metered(house, { included: 10, unitAmount: '10.5', cap: 5000 });
    await use(13);
    const at = new Date(house.clock.now()).toISOString();
    const [first] = (await summary(who)).body.result.meters;
    expect(first).toMatchObject({
      meter: {
        ...{ id: meter.id, name: 'API calls', unit: 'custom', label: 'calls', multiplier: 1000 },
        aggregation: 'count',
      },
      ...{ consumed: 13, credited: 10, balance: -3, overage: 3 },
      period: { subscription_id: house.shop.ben.subscription },
      // The quarter of an hour has not come: Polar has reckoned nothing yet.
      costs: [{ amount: 0, expected_amount: 32, cap_amount: 5000, capped: false, currency: 'usd' }],
      as_of: { invoice: expect.any(String), cost: expect.any(String) },
    });
    expect(first.costs[0].unit_amount).toMatch(/^10\.5/);
    expect(first.as_of.units < at && first.as_of.cost < first.as_of.units).toBe(true);
    house.clock.forward(QUARTER);
    const [later] = (await summary(who)).body.result.meters;
    expect(later.costs[0]).toMatchObject({ amount: 32, expected_amount: 32 });
    expect(later.as_of.cost > later.as_of.units).toBe(true);
  });

  it('sees when more costs nothing more', async () => {
    const house = openHouse({ readTtl: 0 });
    const { use, summary } = await metered(house, { unitAmount: '100', cap: 250 });
    await use(4);
    const [capped] = (await summary(who)).body.result.meters;
    expect(capped).toMatchObject({ credited: 0, overage: 4, costs: [{ expected_amount: 250, capped: true }] });
  });

  it('sees a forecast once there is something to go by', async () => {
    const house = openHouse({ readTtl: 0 });
    const { use, summary } = await metered(house, { included: 20, unitAmount: '10' });
    await use(10);
    const [early] = (await summary(who)).body.result.meters;
    const { start, end } = early.period;
    const [from, to] = [Date.parse(start), Date.parse(end)];
    house.clock.forward(from + (to - from) / 4 - house.clock.now());
    const [later] = (await summary(who)).body.result.meters;
    expect(later.forecast).toEqual({ consumed: 40, at: end });
    expect(later.costs[0]).toMatchObject({ expected_amount: 0, forecast_amount: 200 });
  });

  it('sees of what does not add up no forecast, and a period where only a credit gives one', async () => {
    const house = openHouse({ readTtl: 0 });
    const { use, summary } = await metered(house, { included: 20, aggregation: { func: 'max', property: 'size' } });
    await use(1, { size: 7.5 });
    house.clock.forward(10 * 86_400_000);
    const [measured] = (await summary(who)).body.result.meters;
    expect(measured).toMatchObject({ meter: { aggregation: 'max' }, consumed: 7.5, forecast: null, costs: [] });
    expect(measured.period).toMatchObject({ subscription_id: house.shop.ben.subscription });
    expect(measured.as_of).toMatchObject({ cost: null, invoice: null });
  });

  it('sees the units of each day of one meter, its own only', async () => {
    const house = openHouse({ readTtl: 0 });
    const { meter, use, summary } = await metered(house, { unitAmount: '10' });
    await use(2);
    house.clock.forward(86_400_000);
    await use(3);
    const { elena } = house.shop;
    await merchant(house, 'POST', '/v1/events/ingest', { events: [{ name: 'call', customer_id: elena.customer }] });
    const { result } = (await summary(who, { meter_id: meter.id, history: 'day' })).body;
    expect(result.meters).toHaveLength(1);
    expect(result.history).toHaveLength(31);
    expect(result.history.slice(-2).map((one: { units: number }) => one.units)).toEqual([2, 3]);
    expect(result.history[0].at).toMatch(/T00:00:00/);
    const nameless = await summary(who, { history: 'day' });
    expect([nameless.status, nameless.body.errors]).toEqual([
      422,
      [expect.objectContaining({ path: 'meter_id', code: 'required' })],
    ]);
  });
});

it('is read again by whoever changes the plan, for with it comes another credit', async () => {
  const house = openHouse({ readTtl: 0 });
  const { summary } = await metered(house, { included: 10 });
  expect((await summary('customer')).body.result.meters).toMatchObject([{ credited: 10 }]);
  const { ben, products } = house.shop;
  const as: Caller = { kind: 'customer', externalId: ben.externalId };
  const input = { subscription_id: ben.subscription, product_id: products.pro };
  const { body } = await house.ask('subscriptions.change', { as, input });
  expect(body.stale).toEqual(expect.arrayContaining(['usage.summary', 'meters.list']));
  expect((await summary('customer')).body.result.meters).toEqual([]);
});

it.each([
  ...(['subscriptions.resume', 'subscriptions.revoke', 'subscriptions.createFree', 'orders.retry'] as const),
  ...(['refunds.create', 'seats.assign', 'seats.revoke'] as const),
])('is read again after %s, which may give or take back a credit', (name) => {
  expect(contract[name].stales).toEqual(expect.arrayContaining(['usage.summary', 'meters.list', 'entitlements.get']));
});

it('an agent who may read usage alone sees units, and no money', async () => {
  const house = openHouse({ readTtl: 0 });
  const { use } = await metered(house, { included: 10, unitAmount: '10' });
  await use(12);
  const as = agent({ permissions: ['usage:read'] });
  const { body } = await house.ask('usage.summary', { as, customer: { id: house.shop.ben.customer }, input: {} });
  expect(body.result.meters).toMatchObject([{ consumed: 12, overage: 2, costs: [], period: null, forecast: null }]);
});
