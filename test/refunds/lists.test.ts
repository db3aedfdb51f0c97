// What is listed: Polar's refunds of a customer with those that are ours alone, and what waits for somebody.
import { describe, expect, it } from 'vitest';
import { agent, type House, NOW, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { refund } from '../store/rows.ts';

const about = ({ shop }: House, who: 'elena' | 'ben' = 'elena') => ({
  as: agent(),
  customer: { id: shop[who].customer },
});
const list = async (house: House, input: object = {}, who: 'elena' | 'ben' = 'elena') =>
  (await house.ask('refunds.list', { ...about(house, who), input })).body;

/** Three refunds of one order that Polar lists, and one that was sent and never answered. */
async function shop() {
  const house = openHouse();
  const order_id = house.shop.elena.license;
  for (const amount of [100, 200]) {
    await merchant(house, 'POST', '/v1/refunds/', { order_id, amount, reason: 'other' });
    house.clock.forward(1000);
  }
  const input = { order_id, amount: 300, reason: 'duplicate', expected_refundable: 4600, comment: 'Twice.' };
  await house.ask('refunds.create', { ...about(house), input, key: 'listed' });
  house.clock.forward(1000);
  house.polar.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, answer: 'network', times: 1 });
  const next = { ...input, amount: 400, expected_refundable: 4300 };
  const { body } = await house.ask('refunds.create', { ...about(house), input: next, key: 'lost' });
  return { house, order_id, lost: body.result.operation_id as string };
}

describe('a list of refunds', () => {
  it('begins with what Polar does not show, and says which of Polar’s are ours', async () => {
    const { house, order_id, lost } = await shop();
    const { result, total } = await list(house);
    expect(total).toBe(4);
    expect(result).toMatchObject([
      {
        kind: 'open',
        operation: {
          operation_id: lost,
          state: 'unknown',
          order_id,
          amount: 400,
          reason: 'duplicate',
          comment: 'Twice.',
        },
      },
      { kind: 'refund', refund: { amount: 300, order_id }, operation_id: expect.any(String) },
      { kind: 'refund', refund: { amount: 200 } },
      { kind: 'refund', refund: { amount: 100 } },
    ]);
    expect(result.map((item: object) => 'operation_id' in item)).toEqual([false, true, false, false]);
  });

  it('comes in pages, of which the first alone has what Polar does not show', async () => {
    const { house } = await shop();
    const first = await list(house, { limit: 2 });
    expect(first.result.map(({ kind }: { kind: string }) => kind)).toEqual(['open', 'refund', 'refund']);
    const second = await list(house, { limit: 2, cursor: first.nextCursor });
    expect(second.result).toMatchObject([{ kind: 'refund', refund: { amount: 100 } }]);
    expect([first.total, second.total, second.nextCursor]).toEqual([4, 4, undefined]);
  });

  it('is one order’s, or one customer’s', async () => {
    const { house, order_id } = await shop();
    expect((await list(house, { order_id })).total).toBe(4);
    expect(await list(house, { order_id: house.shop.elena.order })).toMatchObject({ result: [], total: 0 });
    expect(await list(house, {}, 'ben')).toMatchObject({ result: [], total: 0 });
  });
});

describe('what waits', () => {
  const page = async (house: House, input: object = {}) =>
    (await house.ask('refunds.waiting', { as: agent(), input })).body;
  const filled = async (count: number) => {
    const house = openHouse();
    for (let n = 0; n < count; n += 1) {
      const id = `op-${n}`;
      await house.store.operations.reserve(
        'default',
        refund({ id, orderId: `order-${n}`, at: NOW + n, leaseUntil: NOW * 2 }),
      );
    }
    return house;
  };
  const ids = ({ result }: { result: { operation_id: string }[] }) => result.map(({ operation_id }) => operation_id);

  it('comes ten at a time, and is counted at the end', async () => {
    const house = await filled(12);
    const first = await page(house);
    expect([ids(first).length, ids(first)[0], first.total]).toEqual([10, 'op-11', undefined]);
    const last = await page(house, { cursor: first.nextCursor });
    expect([ids(last), last.total, last.nextCursor]).toEqual([['op-1', 'op-0'], 12, undefined]);
  });

  it('is one page where it fits on one', async () => {
    const whole = await page(await filled(10));
    expect([ids(whole).length, whole.total, whole.nextCursor]).toEqual([10, 10, undefined]);
  });

  it('is of the states asked for', async () => {
    const house = await filled(2);
    await house.store.operations.move('default', 'op-0', { from: ['reserved'], to: 'sent', at: NOW });
    expect(ids(await page(house, { state: ['sent'] }))).toEqual(['op-0']);
    await house.store.operations.move('default', 'op-0', { from: ['sent'], to: 'failed', at: NOW });
    expect(ids(await page(house))).toEqual(['op-1']);
  });
});
