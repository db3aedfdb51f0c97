// What happens between two looks at the books: somebody else is quicker, the clock runs out, the store gives way.
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, type HouseOptions, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { fillDiskAfterOne } from './disk-full.ts';

const MINUTE = 60_000;
const POST = { method: 'POST', path: '/v1/refunds' };
const mia = agent({ limits: { usd: 999 } });
const ada = agent({ id: 'a-1', name: 'Ada' });

const about = ({ shop }: House, as: Caller) => ({ as, customer: { id: shop.elena.customer } });
const create = (house: House, as: Caller = agent(), facts: object = {}) => {
  const input = { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 };
  return house.ask('refunds.create', { ...about(house, as), input: { ...input, ...facts }, key: 'k' });
};
const newest = async ({ store }: House) => (await store.operations.find('default', { limit: 1 }))[0];
const outcomes = async ({ store }: House) =>
  (await store.audit.list('default', { limit: 9 })).entries.map(({ operation, outcome }) => [operation, outcome]);

async function waiting(options: HouseOptions = {}) {
  const house = openHouse({ approver: {}, ...options });
  const { operation_id } = (await create(house, mia)).body.result;
  const say = (name: 'refunds.approve' | 'refunds.decline', as = ada, left = 4900) => {
    const input = { operation_id, ...(name === 'refunds.approve' ? { expected_refundable: left } : {}) };
    return house.ask(name, { ...about(house, as), input });
  };
  return { house, operation_id, say };
}

describe('approving', () => {
  it('reaches to the last unit that is left', async () => {
    const { house, say } = await waiting();
    const order_id = house.shop.elena.license;
    await merchant(house, 'POST', '/v1/refunds/', { order_id, amount: 3900, reason: 'other' });
    expect((await say('refunds.approve', ada, 1000)).body.result).toMatchObject({ state: 'succeeded' });
  });

  it.each(['refunds.approve', 'refunds.decline'] as const)('pressed twice at once is no conflict: %s', async (name) => {
    const { say } = await waiting();
    const answers = await Promise.all([say(name), say(name)]);
    expect(answers.map(({ body }) => body.code)).toEqual([undefined, undefined]);
    const replayed = answers.map(({ response }) => response.headers.get('idempotency-replayed'));
    expect(replayed.filter((header) => header === 'true')).toHaveLength(1);
  });

  it('too late asks Polar nothing', async () => {
    const { house, say } = await waiting({ approver: { expiresInHours: 1 } });
    house.clock.forward(60 * MINUTE);
    house.seen.length = 0;
    await say('refunds.approve');
    expect(house.seen.filter(({ path }) => path.startsWith('/v1/refunds'))).toEqual([]);
  });

  it('says in the trail what it came to', async () => {
    const [paid, lost, declined] = [await waiting(), await waiting(), await waiting()];
    const { refund } = (await paid.say('refunds.approve')).body.result;
    const facts = { amount: 1000, currency: 'usd' };
    const moved = (state: string) => ({ before: { state: 'pending_approval' }, after: { state } });
    expect((await outcomes(paid.house))[0]).toMatchObject([
      'refunds.approve',
      { result: 'ok', detail: { state: 'succeeded', ...facts, refund_id: refund.id, tax_amount: refund.tax_amount } },
    ]);
    lost.house.polar.faults.add({ match: POST, answer: 'network', when: 'before', times: 1 });
    await lost.say('refunds.approve');
    expect((await outcomes(lost.house))[0]).toEqual([
      'refunds.approve',
      expect.objectContaining({ detail: { state: 'unknown', ...facts, ...moved('unknown') } }),
    ]);
    await declined.say('refunds.decline');
    expect((await outcomes(declined.house))[0]).toEqual([
      'refunds.decline',
      expect.objectContaining({ detail: { state: 'succeeded', ...facts, ...moved('declined') } }),
    ]);
  });
});

describe('the same key again', () => {
  it('is answered whatever the limit has become', async () => {
    const house = openHouse();
    await create(house);
    expect((await create(house, agent({ limits: { usd: 1 } }))).body.result).toMatchObject({ state: 'succeeded' });
  });

  it('is the same refund also where a twin took the order between two looks', async () => {
    const house = openHouse();
    const first = (await create(house)).body.result;
    Object.assign(house.store.operations, { byKey: async () => null });
    const again = await create(house);
    expect(again.body.result).toEqual(first);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect(house.writes()).toHaveLength(1);
  });

  it('ends a reservation whose time ran out with nothing sent', async () => {
    const house = openHouse();
    const { move } = house.store.operations;
    Object.assign(house.store.operations, { move: () => Promise.reject(new Error('killed')) });
    await create(house);
    Object.assign(house.store.operations, { move });
    expect((await create(house)).body.result).toMatchObject({ state: 'unknown' });
    house.clock.forward(MINUTE);
    expect((await create(house)).body.result).toMatchObject({ state: 'failed', code: 'expired' });
    expect(house.writes()).toEqual([]);
  });
});

describe('a reservation', () => {
  it('is a refund in the books', async () => {
    const house = openHouse();
    await create(house, agent(), { comment: 'Late.' });
    expect(await newest(house)).toMatchObject({
      kind: 'refund',
      orderId: house.shop.elena.license,
      customerId: house.shop.elena.customer,
      idemKey: 'k',
      amount: 1000,
      currency: 'usd',
      expectedRefundable: 4900,
      request: { reason: 'other', comment: 'Late.' },
    });
  });

  it('that runs out while the order is read sends nothing', async () => {
    const late = { forward: async () => undefined as unknown };
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const answer = await fetch(input, init);
        if (String(input).includes('order_id=')) await late.forward();
        return answer;
      },
    });
    late.forward = async () => {
      late.forward = async () => undefined;
      house.clock.forward(MINUTE);
      await house.floe.tick();
    };
    expect((await create(house)).body).toMatchObject({ code: 'in_progress' });
    expect((await newest(house))?.state).toBe('expired');
    expect(house.writes()).toEqual([]);
  });

  it('is given back where the ground for it cannot be read for a reason of our own', async () => {
    const house = openHouse();
    const { find } = house.store.operations;
    Object.assign(house.store.operations, { find: () => Promise.reject(new Error('a fault of ours')) });
    expect((await create(house)).body.code).toBe('internal');
    Object.assign(house.store.operations, { find });
    expect((await newest(house))?.outcome).toEqual({ code: 'internal' });
    expect((await outcomes(house))[0]).toMatchObject(['refunds.create', { result: 'failed', code: 'internal' }]);
  });
});

describe('a lost answer', () => {
  it('is told as unknown also where that cannot be written down', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: POST, answer: 'network', when: 'before', times: 1 });
    fillDiskAfterOne(house);
    const { status, body } = await create(house);
    expect([status, body.result]).toEqual([202, { state: 'unknown', operation_id: expect.any(String) }]);
    expect(house.events).toMatchObject([{ kind: 'trail_gap', operation: 'refunds.create', connection: 'default' }]);
  });

  it('is not settled twice: who comes second is told to look again', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: POST, answer: { status: 500 }, times: 1 });
    const { operation_id } = (await create(house)).body.result;
    const { move } = house.store.operations;
    const say = (outcome: string) => {
      const input = { operation_id, outcome, comment: 'Asked.' };
      return house.ask('refunds.resolve', { ...about(house, ada), input });
    };
    let isFirst = true;
    Object.assign(house.store.operations, {
      move: async (...wanted: Parameters<typeof move>) => {
        if (isFirst) {
          isFirst = false;
          expect((await say('did_not_happen')).body.result.state).toBe('failed');
        }
        return move(...wanted);
      },
    });
    expect((await say('happened')).body.code).toBe('changed_elsewhere');
    expect((await newest(house))?.state).toBe('failed');
  });
});
