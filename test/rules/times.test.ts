import { describe, expect, it } from 'vitest';
import type { Rule } from '../../server-adapter/index.ts';
import type { House } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { beside, firings, listener, openRuled } from './beside.ts';

const DAY = 24 * 3_600_000;

async function later(house: House, milliseconds: number) {
  house.clock.forward(milliseconds);
  house.polar.moves.clock(house.clock.now());
  await house.floe.tick();
}

/** Ben buys something that begins with a trial of so many days. */
async function buyWithTrial(house: House, days: number): Promise<string> {
  const product = await merchant(house, 'POST', '/v1/products/', {
    name: 'Trial first',
    recurring_interval: 'month',
    trial_interval: 'day',
    trial_interval_count: days,
    prices: [{ amount_type: 'fixed', price_amount: 500, price_currency: 'usd' }],
  });
  const { externalId, subscription } = house.shop.ben;
  await merchant(house, 'DELETE', `/v1/subscriptions/${subscription}`);
  const checkout = { products: [product.id], external_customer_id: externalId };
  const { client_secret } = await merchant(house, 'POST', '/v1/checkouts/', checkout);
  await merchant(house, 'POST', `/v1/checkouts/client/${client_secret}/confirm`, {
    confirmation_token_id: 'ctoken_ok_4242',
    customer_name: 'Ben',
    customer_email: 'ben@example.com',
    customer_billing_address: { country: 'DE', line1: 'Weg 1', postal_code: '10115', city: 'Berlin' },
  });
  const { items } = await merchant(house, 'GET', `/v1/subscriptions/?product_id=${product.id}`);
  return items[0].id;
}

describe('a rule by time', () => {
  it('is called when a trial has three days left, once, and not by those that have longer or are over', async () => {
    const { told, tell } = listener();
    const house = await openRuled([{ name: 'ending', on: { trialEndsIn: 3 }, do: tell }]);
    const id = await buyWithTrial(house, 7);
    await later(house, 3 * DAY);
    expect(told).toEqual([]);
    await later(house, 1.1 * DAY);
    expect(told).toMatchObject([{ rule: 'ending', subject: id }]);
    for (const days of [1, 1, 2]) await later(house, days * DAY);
    expect(told).toHaveLength(1);
  });

  it('is called after seven days past due, and acts', async () => {
    const rules: Rule[] = [{ name: 'end', on: { pastDueFor: 7 }, do: { operation: 'subscriptions.revoke' } }];
    const house = await openRuled(rules);
    const { subscription, customer } = house.shop.elena;
    house.polar.moves.cardDeclines(customer);
    house.polar.moves.periodEnds(subscription);
    const other = beside(house, rules);
    await later(house, 6 * DAY);
    expect(await firings(house)).toEqual([]);
    house.clock.forward(1.1 * DAY);
    await Promise.all([house.floe.tick(), other.tick()]);
    expect(await firings(house)).toMatchObject([{ state: 'done', subject: `subscription:${subscription}` }]);
    expect((await merchant(house, 'GET', `/v1/subscriptions/${subscription}`)).status).toBe('canceled');
  });

  it('reads every page of what is past due, and goes on where Polar was away', async () => {
    const { told, tell } = listener();
    let pages = 0;
    const house = await openRuled([{ name: 'late', on: { pastDueFor: 1 }, do: tell }], {
      wrap: (fetch, connection) => async (input, init) => {
        const request = new Request(input, init);
        const { searchParams } = new URL(request.url);
        if (connection === 'second' || searchParams.get('status') !== 'past_due') return fetch(request);
        pages += 1;
        if (pages === 1) return new Response('', { status: 503 });
        const body = await (await fetch(request)).json();
        const page = Number(searchParams.get('page'));
        const items = page === 1 ? Array.from({ length: 100 }, () => unlike) : body.items;
        return Response.json({ items, pagination: { total_count: 101, max_page: 2 } });
      },
    });
    const { subscription, customer } = house.shop.elena;
    house.polar.moves.cardDeclines(customer);
    house.polar.moves.periodEnds(subscription);
    const unlike = { ...(await merchant(house, 'GET', `/v1/subscriptions/${house.shop.ben.subscription}`)) };
    await later(house, 2 * DAY);
    await later(house, 120_000);
    expect(told).toHaveLength(1);
  });
});

describe('a rule by a threshold', () => {
  it('is called once in a period when so much is used', async () => {
    const { told, tell } = listener();
    const rule = { name: 'much', on: { threshold: { meter: '', consumed: 100 } }, do: tell };
    const house = await openRuled([rule as Rule]);
    const meter = await makeMeter(house);
    rule.on.threshold.meter = meter;
    await use(house, 60);
    await later(house, 300_000);
    expect(told).toEqual([]);
    await use(house, 50);
    await later(house, 300_000);
    await use(house, 50);
    await later(house, 300_000);
    expect(told).toMatchObject([{ rule: 'much' }]);
    expect(await firings(house)).toMatchObject([{ key: expect.stringMatching(/^consumed:100:/) }]);
  });

  it('is called when so little is left, and again after a credit', async () => {
    const { told, tell } = listener();
    const rule = { name: 'little', on: { threshold: { meter: '', left: -10 } }, do: tell };
    const house = await openRuled([rule as Rule]);
    rule.on.threshold.meter = await makeMeter(house);
    await use(house, 11);
    await later(house, 300_000);
    await use(house, 11);
    await later(house, 300_000);
    expect(told).toHaveLength(1);
  });
});

async function makeMeter(house: House): Promise<string> {
  const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
  const aggregation = { func: 'sum', property: 'n' };
  return (await merchant(house, 'POST', '/v1/meters/', { name: 'Calls', filter, aggregation })).id;
}

async function use(house: House, n: number): Promise<void> {
  const { customer } = house.shop.elena;
  await merchant(house, 'POST', '/v1/events/ingest', {
    events: [{ name: 'call', customer_id: customer, metadata: { n } }],
  });
  house.polar.moves.usageRuns();
}
