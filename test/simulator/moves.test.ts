import { describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

describe('a wallet for use', () => {
  async function openWallet() {
    const stage = createStage();
    const { customer } = await stage.buy('ada', { product: await stage.product('Plan', monthly(1000)) });
    const id = stage.polar.moves.usageWallet(customer);
    const topUp = (amount: number, currency = 'usd', wallet = id) =>
      stage.call('POST', `/wallets/${wallet}/top-up`, { amount, currency });
    return { stage, customer, id, topUp };
  }

  it('is topped up at once, or down, and its customer sees it', async () => {
    const { stage, customer, id, topUp } = await openWallet();
    expect((await topUp(2000)).body).toMatchObject({ id, balance: 2000, currency: 'usd', modified_at: null });
    expect((await topUp(-5)).body.balance).toBe(1995);
    expect((await stage.call('GET', `/wallets/${id}`)).body.balance).toBe(1995);
    expect((await stage.call('GET', `/wallets/?customer_id=${customer}`)).body.items).toHaveLength(1);
    const mine = await stage.call('GET', '/customer-portal/wallets/', undefined, await stage.session(customer));
    expect(mine.body.items).toMatchObject([{ id, balance: 1995 }]);
    expect((await stage.call('GET', '/payments/')).body.items).toHaveLength(1);
  });

  it('takes dollars only, and no card that does not pay', async () => {
    const { stage, customer, id, topUp } = await openWallet();
    expect((await topUp(500, 'eur')).body.detail).toMatchObject([{ type: 'string_pattern_mismatch' }]);
    expect((await topUp(500, 'usd', '00000000-0000-4000-8000-000000000000')).status).toBe(404);
    stage.polar.moves.cardDeclines(customer);
    expect(await topUp(700)).toMatchObject({ status: 500, body: 'Internal Server Error' });
    stage.polar.moves.cardAsks(customer);
    expect(await topUp(700)).toMatchObject({ status: 400, body: { error: 'PaymentIntentFailedError' } });
    stage.polar.moves.cardPays(customer);
    expect((await topUp(700)).body.balance).toBe(700);
    const other = stage.polar.accessToken({ organization: 'other' });
    expect((await stage.call('GET', `/wallets/${id}`, undefined, other)).status).toBe(404);
  });
});

describe('a checkout whose day is over', () => {
  it('is gone for the buyer, and still open for its organization', async () => {
    const stage = createStage();
    const product = await stage.product('Book', monthly(2500), {});
    const { body } = await stage.call('POST', '/checkouts/', { products: [product] });
    stage.polar.moves.checkoutExpires(body.id);
    const seen = await stage.call('GET', `/checkouts/client/${body.client_secret}`, undefined, '');
    expect([seen.status, seen.body.error]).toEqual([410, 'ExpiredCheckoutError']);
    const { body: owned } = await stage.call('GET', `/checkouts/${body.id}`);
    expect(owned.status).toBe('open');
    expect(owned.expires_at < owned.created_at).toBe(true);
  });
});

describe('a period that ends', () => {
  const renewed = async (stage: Stage, id: string): Promise<Json> =>
    (await stage.call('GET', `/subscriptions/${id}`)).body;

  it('did so a minute ago, or as long ago as is said', async () => {
    const stage = createStage();
    const product = await stage.product('Plan', monthly(1000));
    const { subscription: ada } = await stage.buy('ada', { product });
    const { subscription: bob } = await stage.buy('bob', { product });
    const ago = (row: Json) => Date.parse(row.modified_at) - Date.parse(row.current_period_start);
    stage.polar.moves.periodEnds(ada.id);
    stage.polar.moves.periodEnds(bob.id, { ago: 2_000 });
    expect(ago(await renewed(stage, ada.id))).toBe(60_000);
    expect(ago(await renewed(stage, bob.id))).toBe(2_000);
  });
});

describe('the first sale of an organization', () => {
  it('is looked at later than those that follow', async () => {
    const stage = createStage();
    const book = await stage.product('Book', monthly(2500), {});
    const { body } = await stage.call('POST', '/checkouts/', { products: [book] });
    const touched = async (): Promise<string> =>
      (await stage.call('GET', `/checkouts/client/${body.client_secret}`, undefined, '')).body.organization.modified_at;
    const before = await touched();
    await stage.buy('ada', { product: book });
    expect(await touched()).toBe(before);
    stage.wait(6);
    const first = await touched();
    expect(first).not.toBe(before);
    await stage.buy('bob', { product: book });
    expect(await touched()).not.toBe(first);
  });
});

describe('meters with a cycle of their own', () => {
  it('start anew without an invoice, and credit is given again', async () => {
    const stage = createStage();
    stage.polar.moves.organization({ slug: 'acme', features: { meter_cycling_enabled: true } });
    const meter = await stage.call('POST', '/meters/', {
      name: 'Calls',
      filter: { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] },
      aggregation: { func: 'count' },
    });
    const benefit = await stage.call('POST', '/benefits/', {
      type: 'meter_credit',
      description: 'Calls',
      properties: { meter_id: meter.body.id, units: 100, rollover: false },
    });
    const product = await stage.product('Yearly', monthly(12_000), {
      recurring_interval: 'year',
      meter_interval: 'month',
    });
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
    const { customer, subscription } = await stage.buy('ada', { product });
    await stage.call('POST', '/events/ingest', { events: [{ name: 'call', customer_id: customer }] });
    stage.wait(5);
    const counted = async () => (await stage.call('GET', `/customer-meters/?customer_id=${customer}`)).body.items[0];
    expect(await counted()).toMatchObject({ consumed_units: 1, balance: 99, modified_at: expect.any(String) });
    stage.polar.moves.meterPeriodEnds(subscription.id);
    expect(await counted()).toMatchObject({ consumed_units: 0, balance: 100 });
    const now = (await stage.call('GET', `/subscriptions/${subscription.id}`)).body;
    expect(now.current_period_end).toBe(subscription.current_period_end);
    expect(now.current_meter_period_start > subscription.current_meter_period_start).toBe(true);
    expect((await stage.call('GET', '/orders/')).body.items).toHaveLength(1);
    expect(stage.polar.events.map((event) => event.type)).not.toContain('subscription.cycled');
    stage.wait(32 * 86_400);
    const later = (await stage.call('GET', `/subscriptions/${subscription.id}`)).body;
    expect(later.current_meter_period_start).toBe(now.current_meter_period_end);
  });
});

describe('a new period', () => {
  it('of a meter that is billed is told by the hour it began, where meters may have cycles of their own', async () => {
    const stage = createStage();
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
    const meter = (await stage.call('POST', '/meters/', { name: 'Calls', filter, aggregation: { func: 'count' } }))
      .body;
    const price = { amount_type: 'metered_unit', price_currency: 'usd', meter_id: meter.id, unit_amount: '10' };
    const terms = { recurring_interval: 'month', prices: [monthly(500), price] };
    const product = await stage.product('Usage', price, terms);
    const benefit = await stage.call('POST', '/benefits/', {
      type: 'meter_credit',
      description: 'Calls',
      properties: { meter_id: meter.id, units: 100, rollover: true },
    });
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
    const { customer, subscription } = await stage.buy('ada', { product });
    const told = async () => {
      const names = 'name=meter.reset&name=meter.credited&sorting=timestamp&limit=50';
      stage.wait(2);
      return (await stage.call('GET', `/events/?customer_id=${customer}&${names}`)).body.items;
    };
    const before = (await told()).length;
    stage.wait(3_600);
    stage.polar.moves.periodEnds(subscription.id);
    const unnoticed = (await told()).slice(before);
    expect(unnoticed.map((one: Json) => [one.name, one.metadata.units])).toEqual([
      ['meter.reset', undefined],
      ['meter.credited', 100],
      ['meter.credited', 100],
    ]);
    const first = (await stage.call('GET', `/subscriptions/${subscription.id}`)).body.current_period_start;
    expect(unnoticed[0].timestamp > first).toBe(true);

    stage.polar.moves.organization({ slug: 'acme', features: { meter_cycling_enabled: true } });
    stage.wait(3_600);
    stage.polar.moves.periodEnds(subscription.id);
    const second = (await stage.call('GET', `/subscriptions/${subscription.id}`)).body.current_period_start;
    const all = (await told()).slice(before + unnoticed.length);
    expect(all.map((one: Json) => [one.name, one.metadata.units, one.timestamp === second])).toEqual([
      ['meter.credited', 200, true],
      ['meter.reset', undefined, true],
      ['meter.credited', 100, false],
    ]);
  });
});

describe('a grace period', () => {
  it('that is over shows at the next attempt to collect', async () => {
    const stage = createStage();
    const product = await stage.product('Plan', monthly(3000));
    const benefit = await stage.call('POST', '/benefits/', { type: 'custom', description: 'Help', properties: {} });
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
    const { body: organizations } = await stage.call('GET', '/organizations/');
    const [{ id, subscription_settings }] = organizations.items;
    await stage.call('PATCH', `/organizations/${id}`, {
      subscription_settings: { ...subscription_settings, benefit_revocation_grace_period: 2 },
    });
    const { customer, subscription } = await stage.buy('ada', { product });
    const granted = async () =>
      (await stage.call('GET', `/customers/${customer}/state`)).body.granted_benefits.length as number;
    stage.polar.moves.cardDeclines(customer);
    stage.polar.moves.periodEnds(subscription.id);
    expect(await granted()).toBe(1);
    stage.polar.moves.graceEnds(subscription.id);
    expect(await granted()).toBe(1);
    const { body } = await stage.call('GET', '/orders/?status=pending');
    stage.polar.moves.retryDue(body.items[0].id);
    expect(await granted()).toBe(0);
  });
});

describe('a new customer', () => {
  it('has every meter of the organization before long, unused', async () => {
    const stage = createStage();
    await stage.call('POST', '/meters/', {
      name: 'Calls',
      filter: { conjunction: 'and', clauses: [] },
      aggregation: { func: 'count' },
    });
    const { body } = await stage.call('POST', '/customers/', { email: 'ada@example.com' });
    const { body: gone } = await stage.call('POST', '/customers/', { email: 'bob@example.com' });
    await stage.call('DELETE', `/customers/${gone.id}`);
    const meters = async () => (await stage.call('GET', '/customer-meters/')).body.items;
    expect(await meters()).toEqual([]);
    stage.wait(5);
    expect(await meters()).toMatchObject([{ customer_id: body.id, consumed_units: 0, modified_at: null }]);
  });
});
