import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const MINUTE = 60_000;
const path = '/v1/refunds';
const POST = { method: 'POST', path };

const about = ({ shop }: House, as = agent()) => ({ as, customer: { id: shop.elena.customer } });
const create = (house: House, key = 'k', left = 4900) => {
  const input = { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: left };
  return house.ask('refunds.create', { ...about(house), input, key });
};
const trail = async (house: House) => (await house.ask('audit.list', about(house))).body.result;

describe('a person is told within a quarter of an hour', () => {
  it.each([
    ['every half minute', 0.5],
    ['every five minutes', 5],
    ['every seven minutes', 7],
  ])('when background work comes %s', async (_name, every) => {
    const house = openHouse();
    house.polar.faults.add({ match: POST, answer: { status: 500 }, times: 1 });
    await create(house);
    for (let passed = every; passed <= 15; passed += every) {
      house.clock.forward(every * MINUTE);
      await house.floe.tick();
    }
    const [known] = await house.store.operations.find('default', { limit: 1 });
    const hasComeAfterAll = every * Math.floor(15 / every) >= 14.5;
    expect(known?.state).toBe(hasComeAfterAll ? 'needs_review' : 'unknown');
    expect(house.writes()).toHaveLength(1);
  });
});

describe('who asks again how it stands', () => {
  it('is told what Polar shows by now, before the background work has looked', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: POST, answer: 'network', when: 'after', times: 1 });
    expect((await create(house)).body.result.state).toBe('unknown');
    expect((await create(house)).body.result).toMatchObject({ state: 'succeeded', refund: { amount: 1000 } });
    expect((await trail(house))[0]).toMatchObject({
      outcome: 'succeeded',
      actor: { kind: 'system' },
      before: { state: 'unknown' },
      after: { state: 'succeeded' },
    });
    expect(house.writes()).toHaveLength(1);
  });

  it('is told the last that was known where Polar cannot be asked', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: POST, answer: 'network', when: 'after', times: 1 });
    await create(house);
    house.polar.faults.add({ match: { method: 'GET', path }, answer: { status: 404 } });
    const again = await create(house);
    expect([again.status, again.body.result.state]).toEqual([202, 'unknown']);
  });

  it('is told of a pending refund that the bank did not take', async () => {
    const house = openHouse();
    house.polar.moves.refundsGo('pending');
    const { refund } = (await create(house)).body.result;
    house.polar.moves.refundSettles(refund.id, 'failed');
    expect((await create(house)).body.result).toMatchObject({ state: 'failed', refund: { status: 'failed' } });
  });
});

describe('what Polar answers', () => {
  it('with a refund that has failed already is a refusal, and the order is free', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const body = JSON.stringify({
      id: 're-1',
      created_at: '2026-11-23T12:00:00Z',
      status: 'failed',
      reason: 'other',
      amount: 1000,
      tax_amount: 89,
      currency: 'usd',
      order_id: elena.license,
      customer_id: elena.customer,
      revoke_benefits: false,
      metadata: {},
    });
    house.polar.faults.add({ match: POST, answer: { status: 201, body }, times: 1 });
    const { body: answer } = await create(house);
    expect(answer).toMatchObject({ code: 'state_conflict', state: { reason: 'refund_failed' } });
    expect((await create(house)).body.result).toMatchObject({ state: 'failed', refund: { id: 're-1' } });
    expect((await create(house, 'next')).body.result.state).toBe('succeeded');
  });

  it('tells a disputed payment and blocked refunds apart', async () => {
    const house = openHouse();
    for (const [mode, reason] of [
      ['disputed', 'disputed'],
      ['blocked', 'refunds_blocked'],
    ] as const) {
      house.polar.moves.refundsGo(mode);
      expect((await create(house, mode)).body).toMatchObject({ code: 'state_conflict', state: { reason } });
    }
  });

  it('counts every refund of the list, past its first page', async () => {
    const house = openHouse();
    const order_id = house.shop.elena.license;
    for (let n = 0; n < 101; n += 1)
      await merchant(house, 'POST', '/v1/refunds/', { order_id, amount: 10, reason: 'other' });
    expect((await create(house)).body).toMatchObject({ code: 'changed_elsewhere', state: { refundable_amount: 3890 } });
    expect((await create(house, 'next', 3890)).body.result.state).toBe('succeeded');
  });

  it('of two at once, of which it counts one, is not believed: the list is', async () => {
    const house = openHouse();
    const order_id = house.shop.elena.license;
    house.polar.moves.refundsGo('raced');
    for (let n = 0; n < 2; n += 1)
      await merchant(house, 'POST', '/v1/refunds/', { order_id, amount: 500, reason: 'other' });
    const input = { order_id };
    const { result } = (await house.ask('refunds.preview', { ...about(house), input })).body;
    expect(result.refundable_amount).toBe(3900);
    const order = (await house.ask('orders.get', { ...about(house), input })).body.result;
    expect(order.refunded_amount).toBe(500);
  });
});

describe('the order', () => {
  it('is read again once it is held', async () => {
    const house = openHouse();
    await create(house);
    const reads = house.seen.map(({ method, path: at }) => `${method} ${at.split('?')[0]}`);
    const order = `GET /v1/orders/${house.shop.elena.license}`;
    expect(reads.filter((read) => read === order)).toHaveLength(2);
    expect(reads.lastIndexOf(order)).toBeLessThan(reads.indexOf('POST /v1/refunds/'));
  });
});

describe('a refund that waits for a person', () => {
  const lost = async () => {
    const house = openHouse();
    house.polar.faults.add({ match: POST, answer: { status: 500 }, times: 1 });
    const { operation_id } = (await create(house)).body.result;
    house.clock.forward(15 * MINUTE);
    await house.floe.tick();
    return { house, operation_id };
  };

  it('is not for somebody whose limit is lower than it', async () => {
    const { house, operation_id } = await lost();
    const input = { operation_id, outcome: 'did_not_happen', comment: 'Nothing at the bank.' };
    const say = (as = agent()) => house.ask('refunds.resolve', { ...about(house, as), input });
    expect((await say(agent({ id: 'a-2', limits: { usd: 999 } }))).body).toMatchObject({
      code: 'approval_required',
      state: { limit: 999, currency: 'usd' },
    });
    expect((await house.store.operations.get('default', operation_id))?.state).toBe('needs_review');
    expect((await say(agent({ id: 'a-2', limits: { usd: 1000 } }))).body.result.state).toBe('failed');
    expect((await trail(house))[0]).toMatchObject({
      operation: 'refunds.resolve',
      comment: 'Nothing at the bank.',
      before: { state: 'needs_review' },
      after: { state: 'failed' },
    });
  });
});
