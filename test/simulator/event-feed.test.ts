import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

// Polar's own events, read as a feed by those who missed a webhook.

let stage: Stage;
let product: string;

beforeEach(async () => {
  stage = createStage();
  product = await stage.product('Pro', monthly(3000));
});

const feed = async (query = ''): Promise<Json[]> =>
  (await stage.call('GET', `/events/?source=system&sorting=timestamp&limit=100${query}`)).body.items;
const names = (items: Json[]): string[] => items.map(({ name }) => name);

describe('the feed of system events', () => {
  it('tells a purchase by what it did to the customer, the subscription, the balance and the grants', async () => {
    const benefit = { type: 'custom', description: 'Thanks', properties: { note: null } };
    const { id } = (await stage.call('POST', '/benefits/', benefit)).body;
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [id] });
    const { customer, subscription, order } = await stage.buy('ada', { product });
    const told = await feed(`&customer_id=${customer}`);
    expect(names(told)).toEqual([
      'customer.created',
      'customer.updated',
      'subscription.created',
      'balance.order',
      'order.paid',
      'benefit.granted',
    ]);
    expect(told[2]).toMatchObject({
      source: 'system',
      label: 'Subscription Created',
      customer_id: customer,
      external_customer_id: null,
      customer: { id: customer },
      metadata: { subscription_id: subscription.id, product_id: product, amount: 3000, recurring_interval: 'month' },
    });
    expect(told[3].metadata).toMatchObject({ order_id: order.id, amount: 3000, tax_amount: 266, fee: 213 });
    expect(told[4].metadata).toMatchObject({ order_id: order.id, amount: 3266, billing_type: 'recurring' });
    expect(told[3].metadata.transaction_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves out both ends of the time asked for, to the microsecond', async () => {
    const { customer } = await stage.buy('ada', { product });
    const told = await feed(`&customer_id=${customer}`);
    const [first, second, third] = told;
    const after = await feed(`&customer_id=${customer}&start_timestamp=${first.timestamp}`);
    expect(after[0].id).toBe(second.id);
    const between = `&start_timestamp=${first.timestamp}&end_timestamp=${third.timestamp}`;
    expect((await feed(`&customer_id=${customer}${between}`)).map(({ id }) => id)).toEqual([second.id]);
    expect(await feed(`&start_timestamp=${third.timestamp}&end_timestamp=${first.timestamp}`)).toEqual([]);
    expect((await stage.call('GET', '/events/?start_timestamp=2026-11-23T00:00:00')).status).toBe(422);
  });

  it('comes late: half a second as a rule, more when a worker is busy', async () => {
    await stage.call('POST', '/customers/', { email: 'ada@example.com' });
    expect(names(await feed())).not.toContain('customer.created');
    stage.wait(0.5);
    expect(names(await feed())).toContain('customer.created');
    stage.polar.moves.feedLags(18_000);
    await stage.call('POST', '/customers/', { email: 'bob@example.com' });
    stage.wait(17);
    const created = async () => names(await feed('&name=customer.created'));
    expect(await created()).toHaveLength(1);
    stage.wait(1);
    expect(await created()).toHaveLength(2);
  });

  it('has pages by number even where they are called a cursor', async () => {
    await stage.buy('ada', { product });
    const page = async (number: number) =>
      (await stage.call('GET', `/events/?source=system&cursor_pagination=true&limit=2&page=${number}`)).body;
    expect((await page(1)).pagination).toEqual({ has_next_page: true });
    expect(await page(500)).toEqual({ items: [], pagination: { has_next_page: false } });
    const [newest, older] = [(await page(1)).items, (await page(2)).items];
    expect(newest[1].timestamp > older[0].timestamp).toBe(true);
  });

  it('tells refunds, their failure and disputes in money, and a refund of an order by its total', async () => {
    const { order } = await stage.buy('ada', { product });
    const ask = { order_id: order.id, reason: 'customer_request', amount: 1000 };
    const { id } = (await stage.call('POST', '/refunds/', ask)).body;
    await stage.call('POST', '/refunds/', ask);
    stage.polar.moves.refundSettles(id, 'failed');
    stage.polar.moves.disputeGoes(stage.polar.moves.disputeOpens(order.id, { total: 1089 }), 'won');
    stage.wait(1);
    const money = await feed('&name=balance.refund&name=balance.refund_reversal&name=balance.dispute');
    expect(money.map(({ name, metadata }) => [name, metadata.amount, metadata.tax_amount])).toEqual([
      ['balance.refund', -1000, -89],
      ['balance.refund', -1000, -89],
      ['balance.refund_reversal', 1000, 89],
      ['balance.refund_reversal', 1000, 89],
      ['balance.dispute', -1000, -89],
    ]);
    expect((await feed('&name=order.refunded')).map(({ metadata }) => metadata.refunded_amount)).toEqual([1000, 2000]);
    expect(await feed('&name=balance.dispute_reversal')).toHaveLength(1);
  });

  it('tells every change of the terms by what was asked, and some by what became of them as well', async () => {
    const basic = await stage.product('Basic', monthly(1000));
    const { subscription, customer } = await stage.buy('ada', { product });
    const discount = { type: 'percentage', name: 'Half', duration: 'once', basis_points: 5000 };
    const { id: discountId } = (await stage.call('POST', '/discounts/', discount)).body;
    const before = (await feed()).length;
    const change = async (body: Json) => {
      expect((await stage.call('PATCH', `/subscriptions/${subscription.id}`, body)).status).toBe(200);
    };
    await change({ product_id: basic, proration_behavior: 'prorate' });
    await change({ discount_id: discountId });
    await change({ current_billing_period_end: '2027-12-01T00:00:00Z' });
    await change({ product_id: product, proration_behavior: 'next_period' });
    await change({ pending_update: null });
    await change({ trial_end: '2028-01-01T00:00:00Z' });
    stage.wait(1);
    const told = (await feed(`&customer_id=${customer}`)).filter(({ name }) => name.startsWith('subscription.'));
    expect((await feed()).length - before).toBe(9);
    const moved = '2027-12-01T00:00:00.000000+00:00';
    expect(told.slice(1).map(({ name, metadata: { subscription_id: _, ...asked } }) => [name, asked])).toEqual([
      ['subscription.product_updated', { old_product_id: product, new_product_id: basic }],
      ['subscription.updated', { product_id: basic, proration_behavior: 'prorate' }],
      ['subscription.updated', { discount_id: discountId }],
      [
        'subscription.billing_period_updated',
        { old_period_end: expect.stringContaining('+00:00'), new_period_end: moved },
      ],
      ['subscription.updated', { billing_period_end: moved }],
      ['subscription.product_updated', { old_product_id: basic, new_product_id: product }],
      ['subscription.updated', { product_id: product, proration_behavior: 'next_period' }],
      ['subscription.update_cleared', {}],
      ['subscription.updated', { trial_end: '2028-01-01T00:00:00.000000+00:00' }],
    ]);
  });

  it('tells of a credit whether its benefit lets credits roll over', async () => {
    const aggregation = { func: 'count' };
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
    const meter = (await stage.call('POST', '/meters/', { name: 'Calls', filter, aggregation })).body;
    const benefits: string[] = [];
    for (const [units, rollover] of [
      [100, true],
      [5, false],
    ]) {
      const properties = { meter_id: meter.id, units, rollover };
      const made = await stage.call('POST', '/benefits/', { type: 'meter_credit', description: 'Credit', properties });
      benefits.push(made.body.id);
    }
    await stage.call('POST', `/products/${product}/benefits`, { benefits });
    await stage.buy('ada', { product });
    stage.wait(1);
    const told = await feed('&name=meter.credited');
    expect(told.map(({ metadata }) => metadata).sort((a, b) => a.units - b.units)).toEqual([
      { meter_id: meter.id, units: 5, rollover: false },
      { meter_id: meter.id, units: 100, rollover: true },
    ]);
  });

  it('tells a change of seats twice', async () => {
    const tiers = [{ min_seats: 1, max_seats: null, price_per_seat: 1000 }];
    const price = { amount_type: 'seat_based', price_currency: 'usd', seat_tiers: { tiers } };
    const team = await stage.product('Team', price);
    const { subscription } = await stage.buy('ada', { product: team, seats: 2 });
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, { seats: 5, proration_behavior: 'prorate' });
    stage.wait(1);
    const told = await feed('&name=subscription.seats_updated&name=subscription.updated');
    expect(told.map(({ name, metadata }) => [name, metadata.new_seats ?? metadata.seats])).toEqual([
      ['subscription.seats_updated', 5],
      ['subscription.updated', 5],
    ]);
  });

  it('tells the money of a renewal too, unless the processor tells of checkouts alone', async () => {
    const { subscription } = await stage.buy('ada', { product });
    const balances = async () => (await feed('&name=balance.order')).length;
    const renew = () => {
      stage.polar.moves.periodEnds(subscription.id);
      stage.wait(1);
    };
    renew();
    expect(await balances()).toBe(2);
    stage.polar.moves.balancesTold('checkouts');
    renew();
    expect(await balances()).toBe(2);
    await stage.buy('bob', { product });
    stage.wait(1);
    expect(await balances()).toBe(3);
  });

  it('says nothing of orders that wait, refunds that wait and disputes that open', async () => {
    const { order } = await stage.buy('ada', { product });
    const before = (await feed()).length;
    stage.polar.moves.refundsGo('pending');
    await stage.call('POST', '/refunds/', { order_id: order.id, reason: 'other', amount: 1000 });
    stage.polar.moves.disputeOpens(order.id);
    stage.wait(1);
    expect(await feed()).toHaveLength(before);
  });

  it('is read together with what customers did, told apart by its source, one by one and by name', async () => {
    await stage.call('POST', '/customers/', { email: 'ada@example.com', external_id: 'ada' });
    await stage.call('POST', '/events/ingest', { events: [{ name: 'call.made', external_customer_id: 'ada' }] });
    stage.wait(1);
    const own = (await stage.call('GET', '/events/?source=user')).body.items;
    expect(own).toMatchObject([
      { name: 'call.made', label: 'call.made', source: 'user', customer: { email: 'ada@example.com' } },
    ]);
    expect((await stage.call('GET', `/events/${own[0].id}`)).body).toEqual(own[0]);
    expect((await stage.call('GET', '/events/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const counted = (await stage.call('GET', '/events/names?source=user')).body.items;
    expect(counted).toMatchObject([{ name: 'call.made', source: 'user', occurrences: 1 }]);
    const other = stage.polar.accessToken({ organization: 'other' });
    expect((await stage.call('GET', '/events/', undefined, other)).body.items).toEqual([]);
  });
});
