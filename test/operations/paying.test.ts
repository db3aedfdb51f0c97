import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, type HouseOptions, ORIGIN, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });

/** Elena's renewal could not be charged. */
async function pastDue(options?: HouseOptions) {
  const house = openHouse(options);
  const { customer, subscription } = house.shop.elena;
  house.polar.moves.cardDeclines(customer);
  house.polar.moves.periodEnds(subscription);
  const { items } = await merchant(house, 'GET', `/v1/orders/?customer_id=${customer}&status=pending`);
  const methods = await house.ask('paymentMethods.list', { as: elenaOf(house) });
  const order_id: string = items[0].id;
  const payment_method_id: string = methods.body.result[0].id;
  const pay = (input: object = {}, key = 'press') =>
    house.ask('orders.retry', { as: elenaOf(house), input: { order_id, payment_method_id, ...input }, key });
  const statusNow = async () => (await merchant(house, 'GET', `/v1/orders/${order_id}`)).status;
  const settle = () => house.clock.forward(2_000);
  return { house, order_id, payment_method_id, due: items[0].due_amount as number, pay, statusNow, settle };
}

describe('a payment by hand', () => {
  it('succeeds, and the order follows', async () => {
    const { house, pay, due, statusNow, settle } = await pastDue();
    house.polar.moves.cardPays(house.shop.elena.customer);
    const { status, body } = await pay({ expected_due: due });
    expect([status, body.result]).toEqual([200, { state: 'succeeded' }]);
    settle();
    expect(await statusNow()).toBe('paid');
    const again = await pay({ expected_due: due });
    expect(again.body.result).toEqual({ state: 'succeeded' });
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect((await pay({}, 'another')).body).toMatchObject({ code: 'state_conflict', state: { reason: 'not_open' } });
    expect(house.writes()).toHaveLength(1);
    const trail = await house.ask('audit.list', { as: elenaOf(house), input: { limit: 9 } });
    expect(trail.body.result.at(-1)).toMatchObject({ operation: 'orders.retry', outcome: 'succeeded', amount: due });
  });

  it('that the bank declines is an answer, and charges nothing', async () => {
    const { house, pay, statusNow } = await pastDue();
    const { status, body } = await pay();
    expect([status, body.result]).toEqual([200, { state: 'failed', reason: 'declined' }]);
    expect(await statusNow()).toBe('pending');
    expect((await pay()).body.result).toEqual({ state: 'failed', reason: 'declined' });
    expect(house.writes()).toHaveLength(1);
    expect((await pay({}, 'second')).body.result.state).toBe('failed');
    expect(house.writes()).toHaveLength(2);
  });

  it.each([
    ['Your card has insufficient funds.', 'insufficient_funds'],
    ['Your card has expired.', 'expired_card'],
    ['We are unable to authenticate your payment method.', 'authentication_failed'],
    ['Something else.', 'unknown'],
    [null, 'unknown'],
  ])('tells %j apart without Polar’s words', async (error, reason) => {
    const { house, pay } = await pastDue();
    const answer = { status: 200, body: JSON.stringify({ status: 'failed', client_secret: null, error }) };
    house.polar.faults.add({ match: { path: '/confirm-payment' }, answer });
    const { body } = await pay();
    expect(body.result).toEqual({ state: 'failed', reason });
  });

  it('waits for the bank’s challenge, which is told once and kept nowhere', async () => {
    const { house, pay, statusNow, settle } = await pastDue();
    house.polar.moves.cardAsks(house.shop.elena.customer);
    const keep = house.store.idempotency.complete.bind(house.store.idempotency);
    const kept: unknown[] = [];
    house.store.idempotency.complete = (connection, key, outcome) => {
      kept.push(outcome);
      return keep(connection, key, outcome);
    };
    const first = await pay();
    expect(first.status).toBe(202);
    const { client_secret } = first.body.result;
    expect(first.body.result).toEqual({ state: 'requires_action', client_secret: expect.stringContaining('secret') });
    const again = await pay();
    expect([again.status, again.body.result]).toEqual([202, { state: 'requires_action' }]);
    const { entries } = await house.store.audit.list('default', { limit: 9 });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify([kept, entries, house.events])).not.toContain(client_secret);
    const other = await pay({}, 'other');
    expect([other.status, other.body.code, other.body.state]).toEqual([
      409,
      'state_conflict',
      { reason: 'payment_in_progress' },
    ]);
    house.polar.moves.challengePasses(client_secret);
    settle();
    expect(await statusNow()).toBe('paid');
    expect((await pay()).body.result).toEqual({ state: 'succeeded' });
    // The one that was refused was never on its way.
    expect((await pay({}, 'other')).body.state).toMatchObject({ reason: 'not_open' });
  });

  it('whose answer was lost claims nothing, and is not sent again', async () => {
    const { house, pay, settle } = await pastDue();
    house.polar.moves.cardPays(house.shop.elena.customer);
    house.polar.faults.add({ match: { path: '/confirm-payment' }, answer: 'network', when: 'after', times: 1 });
    const { status, body } = await pay();
    expect([status, body.result]).toEqual([202, { state: 'processing' }]);
    const entry = (await house.store.audit.list('default', { limit: 1 })).entries[0];
    expect(entry?.outcome?.detail).toMatchObject({ state: 'unknown' });
    expect((await pay()).body.result).toEqual({ state: 'processing' });
    settle();
    expect((await pay()).body.result).toEqual({ state: 'succeeded' });
    expect(house.writes()).toHaveLength(1);
  });

  it('needs a key, an amount that still holds, and a card of one’s own', async () => {
    const { house, pay, due, order_id } = await pastDue();
    const { ben } = house.shop;
    const bare = await house.ask('orders.retry', {
      as: elenaOf(house),
      input: { order_id, payment_method_id: order_id },
    });
    expect(bare.body.code).toBe('idempotency_key_required');
    expect((await pay({ expected_due: due - 1 })).body).toMatchObject({
      code: 'changed_elsewhere',
      state: { due_amount: due, expected_due: due - 1 },
    });
    const { items } = await merchant(house, 'GET', `/v1/customers/${ben.customer}/payment-methods`);
    expect((await pay({ payment_method_id: items[0].id })).body.errors).toMatchObject([
      { path: 'payment_method_id', code: 'unknown' },
    ]);
    const byBen = { kind: 'customer', externalId: ben.externalId } as const;
    const foreign = await house.ask('orders.retry', {
      as: byBen,
      input: { order_id, payment_method_id: items[0].id },
      key: 'k',
    });
    expect(foreign.body.code).toBe('not_found');
    const asked = await house.ask('orders.retry', {
      as: agent(),
      customer: { id: house.shop.elena.customer },
      input: { order_id, payment_method_id: items[0].id },
      key: 'k',
    });
    expect(asked.body.code).toBe('forbidden');
    expect(house.writes()).toEqual([]);
  });

  it('is not tried where Polar tries no more: another card has to come first', async () => {
    const { house, pay } = await pastDue({
      wrap: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (!/\/orders\/[^/]+$/.test(new URL(new Request(input, init).url).pathname)) return response;
        return Response.json({ ...(await response.json()), next_payment_attempt_at: null });
      },
    });
    expect((await pay()).body).toMatchObject({ code: 'state_conflict', state: { reason: 'no_retry_scheduled' } });
    expect(house.writes()).toEqual([]);
  });

  it.each([
    [429, 'ManualRetryLimitExceeded', 'too_many_attempts'],
    [422, 'OrderNotEligibleForRetry', 'not_open'],
  ])('that Polar refuses with %i %s is a definite no', async (status, error, reason) => {
    const { house, pay } = await pastDue();
    house.polar.faults.add({
      match: { path: '/confirm-payment' },
      answer: { status, body: JSON.stringify({ error, detail: 'x' }) },
      times: 1,
    });
    expect((await pay()).body).toMatchObject({ code: 'state_conflict', state: { reason } });
    expect((await pay()).body.result.state).toBe('failed');
  });
});

describe('a link to pay', () => {
  const link = (house: House, input: object, as: Caller = agent()) =>
    house.ask('orders.payLink', { as, customer: { id: house.shop.elena.customer }, input });

  it('opens the portal for the order’s customer, and says what is due', async () => {
    const { house, order_id, due } = await pastDue();
    const { body } = await link(house, { order_id, return_url: `${ORIGIN}/billing` });
    expect(body.result).toMatchObject({ due_amount: due, currency: 'usd', url: expect.stringContaining('http') });
    const mint = house.seen.filter(({ path }) => path.includes('/customer-sessions')).at(-1);
    expect(JSON.parse(mint?.body ?? '')).toEqual({
      customer_id: house.shop.elena.customer,
      return_url: `${ORIGIN}/billing`,
    });
    const kept = JSON.stringify((await house.store.audit.list('default', { limit: 9 })).entries);
    expect(kept).toContain('orders.payLink');
    expect(kept).not.toContain(new URL(body.result.url).search.slice(1, 20) || body.result.url);
    expect(kept).not.toContain('polar_');
  });

  it('is made only for an open order of this customer, by whoever may open the portal', async () => {
    const { house, order_id } = await pastDue();
    const minted = () => house.seen.filter(({ path }) => path.includes('/customer-sessions')).length;
    const before = minted();
    const paid = await link(house, { order_id: house.shop.elena.order });
    expect(paid.body).toMatchObject({ code: 'state_conflict', state: { reason: 'not_open', status: 'paid' } });
    expect((await link(house, { order_id: house.shop.ben.order })).body.code).toBe('not_found');
    expect((await link(house, { order_id, return_url: 'https://evil.example/' })).body.code).toBe('invalid_input');
    const reader = agent({ permissions: ['orders:read', 'orders:write', 'customers:read'] });
    expect((await link(house, { order_id }, reader)).body.code).toBe('forbidden');
    expect(minted()).toBe(before);
  });
});
