import { describe, expect, it } from 'vitest';
import { createPolar, type Seed, type Shop } from '../../src/simulator/index.ts';

// Time passes by the move, and what Polar does by itself happens on the way.

const START = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;

interface Resource {
  id: string;
  [key: string]: unknown;
}

function open(daysAgo = 0) {
  let shop: Shop | undefined;
  const seed: Seed = (given) => {
    shop = given;
    shop.daysAgo(daysAgo);
    return { customer: null, subscription: null, order: null, license_key: null };
  };
  const polar = createPolar({ seed, clock: { now: () => START } });
  if (!shop) throw new Error('The seed was not planted.');
  const { ask, first } = shop;
  const product = ask('POST', '/v1/products/', {
    name: 'Pro',
    recurring_interval: 'month',
    prices: [{ amount_type: 'fixed', price_amount: 3000, price_currency: 'usd' }],
  });
  const customer = ask('POST', '/v1/customers/', { email: 'ines@harbor.example', external_id: 'ines' });
  const checkout = ask('POST', '/v1/checkouts/', { products: [product.id], customer_id: customer.id });
  ask(
    'POST',
    `/v1/checkouts/client/${checkout.client_secret}/confirm`,
    { confirmation_token_id: 'ctoken_ok_4242', customer_billing_address: { country: 'DE' } },
    null,
  );
  const { id } = first('/v1/subscriptions/');
  return {
    ask,
    customer: customer.id,
    moves: polar.moves,
    id,
    subscription: (): Resource => ask('GET', `/v1/subscriptions/${id}`),
    orders: (): Resource[] => ask('GET', '/v1/orders/').items as Resource[],
    day: (days: number) => polar.moves.clock(START + days * DAY),
  };
}

describe('as time passes', () => {
  it('a period ends and the next one is charged, once each, to the moment', () => {
    const { day, orders, subscription } = open();
    day(29);
    expect(orders()).toHaveLength(1);
    day(70);
    expect(orders().map(({ billing_reason }) => billing_reason)).toEqual([
      'subscription_cycle',
      'subscription_cycle',
      'subscription_create',
    ]);
    expect(subscription()).toMatchObject({ status: 'active' });
    expect(subscription().current_period_start).toMatch(/^2027-01-23T12:00:00/);
    expect(orders().map(({ created_at }) => String(created_at).slice(0, 19))).toEqual([
      '2027-01-23T12:00:00',
      '2026-12-23T12:00:00',
      '2026-11-23T12:00:00',
    ]);
  });

  it('what was cancelled ends with its period', () => {
    const { day, ask, id, orders, subscription } = open();
    ask('PATCH', `/v1/subscriptions/${id}`, { cancel_at_period_end: true });
    day(40);
    expect(subscription()).toMatchObject({ status: 'canceled', cancel_at_period_end: true });
    expect(orders()).toHaveLength(1);
  });

  it('a pause begins with the end of the period and ends on its day', () => {
    const { day, ask, id, subscription } = open();
    ask('PATCH', `/v1/subscriptions/${id}`, { pause_at_period_end: true, resumes_at: '2027-02-01T00:00:00Z' });
    day(35);
    expect(subscription()).toMatchObject({ status: 'paused' });
    day(71);
    expect(subscription()).toMatchObject({ status: 'active', paused_at: null });
    expect(subscription().current_period_start).toMatch(/^2027-02-01T00:00:00/);
  });

  it('a failed renewal is tried again on its days, and then the subscription ends', () => {
    const { day, customer, moves, orders, subscription } = open();
    moves.cardDeclines(customer);
    day(31);
    expect(subscription()).toMatchObject({ status: 'past_due' });
    expect(String(orders()[0]?.next_payment_attempt_at)).toMatch(/^2026-12-25T12:00:00/);
    day(33);
    expect(String(orders()[0]?.next_payment_attempt_at)).toMatch(/^2026-12-30T12:00:00/);
    day(60);
    expect(subscription()).toMatchObject({ status: 'canceled' });
    expect(orders()[0]).toMatchObject({ status: 'void' });
    expect(orders()).toHaveLength(2);
  });

  it('goes on after time was set back', () => {
    const { day, orders } = open(70);
    day(0);
    expect(orders()).toHaveLength(3);
  });
});
