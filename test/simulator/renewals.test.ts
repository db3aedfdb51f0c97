import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

describe('a new period', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = createStage();
  });

  const ordersOf = async (subscription: string): Promise<Json[]> =>
    (await stage.call('GET', `/orders/?subscription_id=${subscription}&limit=100`)).body.items;
  const read = async (id: string): Promise<Json> => (await stage.call('GET', `/subscriptions/${id}`)).body;
  const renew = (id: string) => {
    stage.polar.moves.periodEnds(id);
    stage.wait(60);
  };

  it('begins where the last one ended and is charged with tax, without a fee', async () => {
    const { subscription } = await stage.buy('ada', { product: await stage.product('Plan', monthly(3000)) });
    renew(subscription.id);
    const [latest, first] = await ordersOf(subscription.id);
    expect(first).toMatchObject({ platform_fee_amount: 213, invoice_number: expect.stringMatching(/-0001$/) });
    expect(latest).toMatchObject({
      status: 'paid',
      billing_reason: 'subscription_cycle',
      net_amount: 3000,
      tax_amount: 266,
      total_amount: 3266,
      platform_fee_amount: 0,
      platform_fee_currency: null,
      invoice_number: expect.stringMatching(/-0002$/),
      receipt_number: expect.stringMatching(/-0002$/),
    });
    expect(latest.items[0].label).toMatch(/^Plan — From /);
  });

  it.each([
    ['once', null, [2250, 3000, 3000, 3000]],
    ['repeating', 3, [2250, 2250, 2250, 3000]],
    ['forever', null, [2250, 2250, 2250, 2250]],
  ])('counts a discount that lasts %s as long as it says', async (duration, months, paid) => {
    const product = await stage.product('Plan', monthly(3000));
    const made = await stage.call('POST', '/discounts/', {
      name: 'Quarter off',
      type: 'percentage',
      basis_points: 2500,
      duration,
      ...(months === null ? {} : { duration_in_months: months }),
    });
    const { subscription } = await stage.buy('ada', { product, discount: made.body.id });
    expect(subscription.amount).toBe(2250);
    const month = 31 * 86_400;
    for (const _ of [1, 2, 3]) {
      stage.wait(month);
      await read(subscription.id);
      stage.wait(60);
    }
    const nets = (await ordersOf(subscription.id)).map((order) => order.net_amount).reverse();
    expect(nets).toEqual(paid);
    expect((await read(subscription.id)).amount).toBe(paid.at(-1));
  });

  it('turns a trial into a paid subscription', async () => {
    const trial = { recurring_interval: 'month', trial_interval: 'day', trial_interval_count: 14 };
    const { subscription } = await stage.buy('ada', { product: await stage.product('Plan', monthly(2000), trial) });
    expect(subscription).toMatchObject({ status: 'trialing', current_period_end: subscription.trial_end });
    const [opening] = await ordersOf(subscription.id);
    expect(opening).toMatchObject({ status: 'paid', total_amount: 0, receipt_number: null, product_price_id: null });
    renew(subscription.id);
    expect((await read(subscription.id)).status).toBe('active');
    const [charged] = await ordersOf(subscription.id);
    expect(charged).toMatchObject({ billing_reason: 'subscription_cycle', total_amount: 2178, status: 'paid' });
  });

  it('ends a trial at once when the plan moves to one without', async () => {
    const trial = { recurring_interval: 'month', trial_interval: 'day', trial_interval_count: 14 };
    const { subscription } = await stage.buy('ada', { product: await stage.product('Plan', monthly(2000), trial) });
    const other = await stage.product('Other', monthly(3000));
    const moved = await stage.call('PATCH', `/subscriptions/${subscription.id}`, { product_id: other });
    expect(moved.body).toMatchObject({ status: 'active', amount: 3000, product_id: other });
    expect((await ordersOf(subscription.id))[0]).toMatchObject({ status: 'paid', net_amount: 3000 });
  });

  it.each([0, 1])('gives what the new plan gives before the period begins, where a look takes %i ms', async (tick) => {
    stage = createStage({ tick });
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
    const calls = { name: 'Calls', filter, aggregation: { func: 'count' } };
    const meter_id = (await stage.call('POST', '/meters/', calls)).body.id;
    const plan = async (units: number, extra: object) => {
      const product = await stage.product(`${units} calls`, monthly(units), { recurring_interval: 'month', ...extra });
      const properties = { meter_id, units, rollover: false };
      const credit = { type: 'meter_credit', description: 'Calls', properties };
      const { id } = (await stage.call('POST', '/benefits/', credit)).body;
      await stage.call('POST', `/products/${product}/benefits`, { benefits: [id] });
      return product;
    };
    const [trial, full] = [await plan(100, { trial_interval: 'day', trial_interval_count: 14 }), await plan(500, {})];
    const { subscription, customer } = await stage.buy('ada', { product: trial });
    const meter = async () => (await stage.call('GET', `/customer-meters/?customer_id=${customer}`)).body.items[0];
    await stage.call('POST', '/events/ingest', { events: [{ name: 'call', customer_id: customer }] });
    stage.wait(5);
    expect(await meter()).toMatchObject({ consumed_units: 1, credited_units: 100 });
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, { product_id: full });
    expect(await meter()).toMatchObject({ consumed_units: 0, credited_units: 500 });
  });

  it('brings the change that was put off to it, and nothing before', async () => {
    const { subscription } = await stage.buy('ada', { product: await stage.product('Pro', monthly(3000)) });
    const basic = await stage.product('Basic', monthly(1000));
    const behavior = { proration_behavior: 'next_period' };
    const path = `/subscriptions/${subscription.id}`;
    const waiting = (await stage.call('PATCH', path, { product_id: basic, ...behavior })).body;
    expect(waiting).toMatchObject({ amount: 3000, modified_at: subscription.modified_at });
    expect(waiting.pending_update).toMatchObject({
      product_id: basic,
      seats: null,
      units: null,
      applies_at: subscription.current_period_end,
    });
    renew(subscription.id);
    expect(await read(subscription.id)).toMatchObject({ product_id: basic, amount: 1000, pending_update: null });
    expect((await ordersOf(subscription.id))[0]).toMatchObject({ net_amount: 1000, product_id: basic });
  });

  it('takes along what prorated changes left open', async () => {
    const { subscription } = await stage.buy('ada', { product: await stage.product('Basic', monthly(1000)) });
    const pro = await stage.product('Pro', monthly(3000));
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, { product_id: pro, proration_behavior: 'prorate' });
    expect(await ordersOf(subscription.id)).toHaveLength(1);
    renew(subscription.id);
    const [order] = await ordersOf(subscription.id);
    const lines = order.items.map((item: Json) => [item.amount, item.proration]);
    expect(lines).toEqual([
      [3000, false],
      [3000, true],
      [-1000, true],
    ]);
    expect(order.net_amount).toBe(5000);
  });

  it('is paid from the credit that a downgrade left, then by card again', async () => {
    const { subscription } = await stage.buy('ada', { product: await stage.product('Pro', monthly(3000)) });
    const basic = await stage.product('Basic', monthly(1000));
    const path = `/subscriptions/${subscription.id}`;
    await stage.call('PATCH', path, { product_id: basic, proration_behavior: 'invoice' });
    const [credit] = await ordersOf(subscription.id);
    expect(credit).toMatchObject({ status: 'paid', net_amount: -2000, tax_amount: -178, due_amount: 0 });
    renew(subscription.id);
    expect((await ordersOf(subscription.id))[0]).toMatchObject({
      total_amount: 1089,
      applied_balance_amount: -1089,
      due_amount: 0,
      receipt_number: null,
      status: 'paid',
    });
    renew(subscription.id);
    renew(subscription.id);
    expect((await ordersOf(subscription.id))[0]).toMatchObject({ applied_balance_amount: 0, due_amount: 1089 });
  });
});
