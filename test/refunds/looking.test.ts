// How open refunds are looked after: when, how often, what is believed, and what is said when Polar cannot be asked.
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, type HouseOptions, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const MINUTE = 60_000;
const TOLD = 14.5 * MINUTE;
const POST = { method: 'POST', path: '/v1/refunds' };
const LIST = { method: 'GET', path: '/v1/refunds' };

const about = ({ shop }: House, as: Caller = agent()) => ({ as, customer: { id: shop.elena.customer } });
const create = async (house: House, key = 'k', as: Caller = agent()) => {
  const input = { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 };
  return (await house.ask('refunds.create', { ...about(house, as), input, key })).body;
};
const newest = async ({ store }: House) => (await store.operations.find('default', { limit: 1 }))[0];
const lists = ({ seen }: House) =>
  seen.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/refunds/'));

/** A refund whose answer was lost, `when` Polar had carried it out or before. */
async function lost(when: 'before' | 'after', options: HouseOptions = {}) {
  const house = openHouse(options);
  house.polar.faults.add({ match: POST, answer: 'network', when, times: 1 });
  expect((await create(house)).result.state).toBe('unknown');
  return house;
}

/** A house whose list of refunds can be emptied. */
function forgetful() {
  const list = { isEmpty: false };
  const wrap: HouseOptions['wrap'] = (fetch) => async (input, init) => {
    const response = await fetch(input, init);
    const isList = String(input).includes('/v1/refunds/?') && (init?.method ?? 'GET') === 'GET';
    return list.isEmpty && isList
      ? Response.json({ items: [], pagination: { total_count: 0, max_page: 0 } })
      : response;
  };
  return { list, house: openHouse({ wrap }) };
}

describe('a look', () => {
  it('is taken by one round at a time', async () => {
    const house = await lost('before');
    house.clock.forward(MINUTE);
    const rounds = await Promise.all([house.floe.tick(), house.floe.tick()]);
    expect(rounds.map(({ looked }) => looked).sort()).toEqual([0, 1]);
  });

  it('is counted, and is no fault where it finds nothing', async () => {
    const house = await lost('before');
    for (const [attempts, minutes] of [
      [1, 2],
      [2, 3],
    ] as const) {
      house.clock.forward(minutes * MINUTE);
      await house.floe.tick();
      expect(await newest(house)).toMatchObject({ state: 'unknown', attempts });
    }
    house.clock.forward(TOLD);
    expect(await house.floe.tick()).toMatchObject({ looked: 1, settled: 0, needsReview: 1, expired: 0 });
    expect(house.events).toEqual([]);
  });

  it('counts from when it was sent, not from when it was asked for', async () => {
    const house = openHouse({ approver: {} });
    const { operation_id } = (await create(house, 'k', agent({ limits: { usd: 1 } }))).result;
    house.clock.forward(60 * MINUTE);
    house.polar.faults.add({ match: POST, answer: 'network', when: 'before', times: 1 });
    const input = { operation_id, expected_refundable: 4900 };
    await house.ask('refunds.approve', { ...about(house, agent({ id: 'a-1' })), input });
    house.clock.forward(MINUTE);
    await house.floe.tick();
    expect((await newest(house))?.state).toBe('unknown');
  });

  it('that Polar refuses is told, and tried again', async () => {
    const house = await lost('after');
    house.polar.faults.add({ match: LIST, answer: { status: 403 } });
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ looked: 1, settled: 0 });
    const told = house.events.find(({ message }) => message.startsWith('An open refund'));
    const cause = expect.stringContaining('FloeProblem');
    expect(told).toMatchObject({ kind: 'failed', operation: 'refunds.create', connection: 'default', cause });
    house.polar.faults.clear();
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ looked: 1, settled: 1 });
  });

  it.each([
    [TOLD - 1, 'unknown'],
    [TOLD, 'needs_review'],
  ])('that Polar refuses for %d ms leaves it %s', async (passed, state) => {
    const house = await lost('after');
    house.polar.faults.add({ match: LIST, answer: { status: 403 } });
    house.clock.forward(passed);
    await house.floe.tick();
    expect((await newest(house))?.state).toBe(state);
  });
});

describe('a pending refund', () => {
  it('is followed as before when Polar does not list it any more', async () => {
    const { house, list } = forgetful();
    house.polar.moves.refundsGo('pending');
    await create(house);
    list.isEmpty = true;
    house.clock.forward(20 * MINUTE);
    await house.floe.tick();
    expect(await newest(house)).toMatchObject({ state: 'pending', attempts: 1, upstreamId: expect.any(String) });
  });

  it('stays pending while Polar cannot be asked, however long', async () => {
    const house = openHouse();
    house.polar.moves.refundsGo('pending');
    await create(house);
    house.polar.faults.add({ match: LIST, answer: { status: 403 } });
    house.clock.forward(60 * MINUTE);
    await house.floe.tick();
    expect((await newest(house))?.state).toBe('pending');
  });
});

describe('what is believed', () => {
  it('of a refund that Polar showed and shows no more is Polar’s list', async () => {
    const { house, list } = forgetful();
    await create(house);
    list.isEmpty = true;
    const input = { order_id: house.shop.elena.license };
    const { result } = (await house.ask('refunds.preview', { ...about(house), input })).body;
    expect(result.refundable_amount).toBe(4900);
  });

  it('of an order is what Polar says now, not what was read a moment ago', async () => {
    let isPaid = true;
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (isPaid || !/\/v1\/orders\/[\w-]+$/.test(String(input))) return response;
        return Response.json({ ...(await response.json()), paid: false, status: 'pending' });
      },
    });
    await house.ask('orders.get', { ...about(house), input: { order_id: house.shop.elena.license } });
    isPaid = false;
    expect(await create(house)).toMatchObject({ code: 'state_conflict', state: { reason: 'not_paid' } });
    expect(house.writes()).toEqual([]);
  });

  it('of one that is settled is what the books say: Polar is not asked', async () => {
    const house = openHouse();
    await create(house);
    const before = lists(house).length;
    expect((await create(house)).result.state).toBe('succeeded');
    expect(lists(house)).toHaveLength(before);
  });

  it('of a key is who sent it, by kind too', async () => {
    const house = openHouse();
    await create(house);
    const service: Caller = { kind: 'service', id: 'a-17', permissions: ['refunds:write'] };
    expect((await create(house, 'k', service)).code).toBe('idempotency_mismatch');
  });
});

describe('the list', () => {
  const list = async (house: House, input: object = {}) =>
    (await house.ask('refunds.list', { ...about(house), input })).body;

  it('shows a lost one once, when Polar lists it before it was looked for', async () => {
    const house = await lost('after');
    const { result, total } = await list(house);
    expect(result).toMatchObject([{ kind: 'refund', operation_id: expect.any(String) }]);
    expect(total).toBe(1);
  });

  it('shows a pending one on the page where Polar has it', async () => {
    const house = openHouse();
    house.polar.moves.refundsGo('pending');
    await create(house);
    house.polar.moves.refundsGo('settled');
    house.clock.forward(1000);
    const order_id = house.shop.elena.license;
    await merchant(house, 'POST', '/v1/refunds/', { order_id, amount: 5, reason: 'other' });
    const { result, total } = await list(house, { limit: 1 });
    expect(result).toMatchObject([{ kind: 'refund', refund: { amount: 5 } }]);
    expect(total).toBe(2);
  });
});
