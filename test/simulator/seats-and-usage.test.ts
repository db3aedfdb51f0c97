import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

describe('seats', () => {
  let stage: Stage;
  let id: string;
  let customer: string;

  beforeEach(async () => {
    stage = createStage();
    const product = await stage.product('Team', {
      amount_type: 'seat_based',
      price_currency: 'usd',
      seat_tiers: {
        seat_tier_type: 'volume',
        tiers: [
          { min_seats: 1, max_seats: 4, price_per_seat: 1000 },
          { min_seats: 5, max_seats: null, price_per_seat: 800 },
        ],
      },
    });
    const benefit = await stage.call('POST', '/benefits/', {
      type: 'license_keys',
      description: 'License key',
      properties: { prefix: null, expires: null, activations: null, limit_usage: null },
    });
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
    const bought = await stage.buy('team', { product, seats: 3 });
    id = bought.subscription.id;
    customer = bought.customer;
  });

  const assign = (email: string, more: Json = { immediate_claim: true }) =>
    stage.call('POST', '/customer-seats', { subscription_id: id, email, ...more });
  const grants = async (): Promise<Json[]> =>
    (await stage.call('GET', `/benefit-grants/?customer_id=${customer}&limit=50`)).body.items;

  it('make the buyer a team and give the buyer the first of them', async () => {
    expect((await stage.call('GET', `/customers/${customer}`)).body.type).toBe('team');
    const listed = (await stage.call('GET', `/customer-seats?subscription_id=${id}`)).body;
    expect(listed).toMatchObject({ total_seats: 3, available_seats: 2, seats: [{ status: 'claimed' }] });
    expect(await grants()).toHaveLength(1);
  });

  it('give each person a key of their own, and take only that one back', async () => {
    const seat = (await assign('b@example.com')).body;
    expect(seat).toMatchObject({ status: 'claimed', email: 'b@example.com' });
    expect(new Set((await grants()).map((grant) => grant.properties.license_key_id)).size).toBe(2);
    const revoked = await stage.call('DELETE', `/customer-seats/${seat.id}`);
    expect(revoked.body).toMatchObject({ status: 'revoked', customer_id: null, member_id: null });
    const listed = await stage.call('GET', `/customer-seats?subscription_id=${seat.subscription_id}`);
    expect(listed.body.seats.map((one: Json) => one.status)).toContain('revoked');
    expect(listed.body.available_seats).toBe(listed.body.total_seats - 1);
    const held = (await grants()).filter((grant) => grant.is_granted);
    expect(held).toHaveLength(1);
    expect(held[0].member_id).not.toBe(seat.member_id);
  });

  it('wait for an invitation to be accepted, and run out', async () => {
    expect((await assign('b@example.com', {})).body).toMatchObject({ status: 'pending', claimed_at: null });
    expect(await grants()).toHaveLength(1);
    await assign('c@example.com');
    const none = await assign('d@example.com');
    expect([none.status, none.body.error]).toEqual([400, 'SeatNotAvailable']);
  });

  it('cost by the tier they reach', async () => {
    const more = await stage.call('PATCH', `/subscriptions/${id}`, { seats: 5 });
    expect(more.body).toMatchObject({ seats: 5, amount: 4000 });
    const later = await stage.call('PATCH', `/subscriptions/${id}`, { seats: 2, proration_behavior: 'next_period' });
    expect(later.body).toMatchObject({ seats: 5, pending_update: { seats: 2, product_id: null } });
    const back = await stage.call('PATCH', `/subscriptions/${id}`, { seats: 5 });
    expect(back.body.pending_update).toBeNull();
  });
});

describe('usage', () => {
  it('reaches the meter at once, the subscription at the quarter of an hour and the invoice with the period', async () => {
    const stage = createStage();
    const meter = await stage.call('POST', '/meters/', {
      name: 'Calls',
      filter: { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] },
      aggregation: { func: 'count' },
    });
    const metered = { amount_type: 'metered_unit', price_currency: 'usd', meter_id: meter.body.id, unit_amount: '10' };
    const product = (
      await stage.call('POST', '/products/', {
        name: 'Usage',
        recurring_interval: 'month',
        prices: [monthly(500), metered],
      })
    ).body.id;
    const benefit = await stage.call('POST', '/benefits/', {
      type: 'meter_credit',
      description: '10 calls',
      properties: { meter_id: meter.body.id, units: 10, rollover: false },
    });
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
    const { subscription, customer } = await stage.buy('ada', { product });
    const events = Array.from({ length: 15 }, () => ({ name: 'call', external_customer_id: 'ada' }));
    const taken = await stage.call('POST', '/events/ingest', {
      events: [...events, { name: 'other', customer_id: customer }],
    });
    expect(taken.body).toEqual({ inserted: 16, duplicates: 0 });
    stage.wait(2);
    const counters = async (): Promise<Json> =>
      (await stage.call('GET', `/subscriptions/${subscription.id}`)).body.meters[0];
    const state = (await stage.call('GET', `/customers/${customer}/state`)).body;
    expect(state.active_meters[0]).toMatchObject({ consumed_units: 15, credited_units: 10, balance: -5 });
    expect(await counters()).toMatchObject({ consumed_units: 0, amount: 0 });
    // Polar tells the whole state when it has counted, as after every change of it.
    stage.wait(3);
    await counters();
    const told = stage.polar.events.findLast(({ type }) => type === 'customer.state_changed');
    expect(told?.data).toMatchObject({ id: customer, active_meters: [{ consumed_units: 15, balance: -5 }] });
    stage.wait(900);
    expect(await counters()).toMatchObject({ consumed_units: 15, credited_units: 10, amount: 50 });
    stage.polar.moves.periodEnds(subscription.id);
    const [order] = (await stage.call('GET', `/orders/?subscription_id=${subscription.id}`)).body.items;
    expect(order.net_amount).toBe(550);
    expect(order.items.map((item: Json) => item.amount).sort()).toEqual([50, 500]);
    expect((await stage.call('GET', `/customers/${customer}/state`)).body.active_meters[0]).toMatchObject({
      consumed_units: 0,
      credited_units: 10,
    });
  });

  it('is added up at will, which touches only meters with something new', async () => {
    const stage = createStage();
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
    const meter = await stage.call('POST', '/meters/', { name: 'Calls', filter, aggregation: { func: 'count' } });
    const price = { amount_type: 'metered_unit', price_currency: 'usd', meter_id: meter.body.id, unit_amount: '10' };
    const { subscription } = await stage.buy('ada', { product: await stage.product('Usage', price) });
    const touched = async () => (await stage.call('GET', `/meters/${meter.body.id}`)).body.modified_at;
    await stage.call('POST', '/events/ingest', { events: [{ name: 'call', external_customer_id: 'ada' }] });
    stage.wait(2);
    stage.polar.moves.usageRuns();
    const first = await touched();
    expect(first).not.toBeNull();
    const { body } = await stage.call('GET', `/subscriptions/${subscription.id}`);
    expect(body.meters[0]).toMatchObject({ consumed_units: 1, amount: 10 });
    stage.wait(2);
    stage.polar.moves.usageRuns();
    expect(await touched()).toBe(first);
    await stage.call('POST', '/events/ingest', { events: [{ name: 'call', external_customer_id: 'ada' }] });
    stage.wait(2);
    stage.polar.moves.usageRuns();
    expect((await touched()) > first).toBe(true);
  });

  it('is taken whole or not at all, and counts what it has met before', async () => {
    const stage = createStage();
    const event = { name: 'call', external_customer_id: 'nobody', external_id: 'one' };
    const twice = await stage.call('POST', '/events/ingest', { events: [event, event] });
    expect(twice.body).toEqual({ inserted: 1, duplicates: 1 });
    const bad = { name: 'call', customer_id: '00000000-0000-4000-8000-000000000000' };
    const mixed = await stage.call('POST', '/events/ingest', { events: [{ ...event, external_id: 'two' }, bad] });
    expect([mixed.status, mixed.body.detail[0].loc]).toEqual([422, ['body', 'events', 1, 'customer_id']]);
    const again = await stage.call('POST', '/events/ingest', { events: [{ ...event, external_id: 'two' }] });
    expect(again.body).toEqual({ inserted: 1, duplicates: 0 });
  });
});
