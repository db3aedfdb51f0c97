import { expect, it } from 'vitest';
import { agent, openHouse } from '../adapter/house.ts';

const DAY = 86_400_000;

it('a team reads the tries to pay an order, newest first, with the bank’s words', async () => {
  const house = openHouse();
  const { elena } = house.shop;
  const about = { as: agent(), customer: { id: elena.customer } };
  house.polar.moves.cardDeclines(elena.customer);
  house.clock.forward(33 * DAY);
  const [renewal] = (await house.ask('orders.list', { ...about, input: { status: ['pending'] } })).body.result;
  const { body } = await house.ask('payments.list', { ...about, input: { order_id: renewal.id } });
  expect(body.total).toBeGreaterThan(1);
  expect(body.result).toHaveLength(body.total ?? 0);
  for (const payment of body.result) {
    expect(payment).toEqual({
      id: expect.any(String),
      created_at: expect.any(String),
      status: 'failed',
      amount: renewal.total_amount,
      currency: 'usd',
      method: 'card',
      brand: 'visa',
      last4: '4242',
      decline_reason: expect.any(String),
      decline_message: expect.any(String),
    });
  }
  const times = body.result.map(({ created_at }: { created_at: string }) => Date.parse(created_at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const all = await house.ask('payments.list', about);
  expect(all.body.total).toBeGreaterThan(body.total ?? 0);
});

it('an order of somebody else has none of this customer’s payments', async () => {
  const house = openHouse();
  const { elena, ben } = house.shop;
  const about = { as: agent(), customer: { id: ben.customer } };
  const { body } = await house.ask('payments.list', { ...about, input: { order_id: elena.order } });
  expect([body.result, body.total]).toEqual([[], 0]);
});

it('one that has not been paid with a card, and says nothing of the bank, is told as far as it is known', async () => {
  const house = openHouse();
  const { elena } = house.shop;
  const bare = {
    id: elena.order,
    created_at: '2026-11-23T10:00:00Z',
    status: 'authorized',
    amount: 5,
    currency: 'usd',
  };
  const items = [{ ...bare, method: 'ideal', method_metadata: null, processor_metadata: { secret: 1 } }];
  const body = JSON.stringify({ items, pagination: { total_count: 1, max_page: 1 } });
  house.polar.faults.add({ match: { path: /payments/ }, answer: { status: 200, body } });
  const answer = await house.ask('payments.list', { as: agent(), customer: { id: elena.customer } });
  const nothing = { brand: null, last4: null, decline_reason: null, decline_message: null };
  expect(answer.body.result).toEqual([{ ...bare, method: 'ideal', ...nothing }]);
});
