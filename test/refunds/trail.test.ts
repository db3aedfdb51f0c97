// What the trail keeps of a refund, line by line, and who else hears of it.
import { describe, expect, it } from 'vitest';
import { REFUNDED } from '../../src/contract/operations/refunds.ts';
import { agent, type House, NOW, openHouse, TICKET } from '../adapter/house.ts';
import { deliver, followChanges, openReceiver, parcel } from '../webhooks/sender.ts';

const MINUTE = 60_000;
const POST = { method: 'POST', path: '/v1/refunds' };

const create = async (house: House, facts: object = {}, as = agent()) => {
  const { elena } = house.shop;
  const input = { order_id: elena.license, amount: 1000, reason: 'other', expected_refundable: 4900, ...facts };
  return (await house.ask('refunds.create', { as, customer: { id: elena.customer }, input, key: 'k' })).body.result;
};
const lines = async ({ store }: House) => (await store.audit.list('default', { limit: 20 })).entries;

describe('the line of a refund', () => {
  it('says before it is sent who asks for what, and after it what came of it', async () => {
    const house = openHouse();
    const { operation_id, refund } = await create(house, { comment: 'Broken.', revoke_benefits: true });
    expect(await lines(house)).toEqual([
      {
        seq: 1,
        kind: 'call',
        id: operation_id,
        at: NOW,
        requestId: expect.any(String),
        operation: 'refunds.create',
        actor: { kind: 'agent', id: 'a-17', name: 'Mia' },
        customer: house.shop.elena.customer,
        ticket: { ...TICKET, proof: 'token' },
        targets: { order_id: house.shop.elena.license },
        detail: { amount: 1000, currency: 'usd', reason: 'other', comment: 'Broken.', revoke_benefits: true },
        count: 1,
        outcome: {
          at: NOW,
          result: 'ok',
          code: null,
          detail: {
            state: 'succeeded',
            refund_id: refund.id,
            tax_amount: refund.tax_amount,
            before: { refundable_amount: 4900 },
            after: { refundable_amount: 3900 },
          },
        },
      },
    ]);
  });

  it('says that it was refused, and why', async () => {
    const house = openHouse();
    house.polar.moves.refundsGo('blocked');
    await create(house);
    expect((await lines(house))[0]?.outcome).toEqual({
      at: NOW,
      result: 'failed',
      code: 'state_conflict',
      detail: { state: 'failed' },
    });
  });

  it('says that it waits for somebody', async () => {
    const house = openHouse({ approver: {} });
    await create(house, {}, agent({ limits: { usd: 1 } }));
    expect((await lines(house))[0]?.outcome).toEqual({
      at: NOW,
      result: 'ok',
      code: null,
      detail: { state: 'pending_approval' },
    });
  });

  it('is one for a refund that expires unsent: nobody did anything since', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const { move } = house.store.operations;
    Object.assign(house.store.operations, { move: () => Promise.reject(new Error('killed')) });
    await create(house);
    Object.assign(house.store.operations, { move });
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ looked: 1, expired: 1, settled: 0, needsReview: 0 });
    const found = await lines(house);
    expect(found).toMatchObject([
      { customer: elena.customer, outcome: { result: 'failed', code: 'expired', detail: { state: 'expired' } } },
    ]);
  });
});

describe('what becomes of it without anybody asking', () => {
  const lost = async () => {
    const house = openReceiver();
    house.polar.faults.add({ match: POST, answer: 'network', when: 'after', times: 1 });
    const { operation_id } = await create(house);
    const follow = await followChanges(house);
    return { house, operation_id, follow };
  };

  it('is a line of its own, by Floe itself', async () => {
    const { house, operation_id } = await lost();
    house.clock.forward(MINUTE);
    await house.floe.tick();
    const [settled, asked] = await lines(house);
    expect(asked).toMatchObject({ id: operation_id, outcome: { result: 'unknown', detail: { state: 'unknown' } } });
    expect(settled).toEqual({
      seq: expect.any(Number),
      kind: 'call',
      id: expect.not.stringContaining(operation_id),
      at: NOW + MINUTE,
      requestId: operation_id,
      operation: 'refunds.create',
      actor: { kind: 'system', id: 'floe', name: 'Floe' },
      customer: house.shop.elena.customer,
      ticket: { ...TICKET, proof: 'token' },
      targets: { order_id: house.shop.elena.license },
      detail: { amount: 1000, currency: 'usd', settles: operation_id },
      count: 1,
      outcome: { at: NOW + MINUTE, result: 'ok', code: null, detail: expect.objectContaining({ state: 'succeeded' }) },
    });
  });

  it('is told to the screens of its customer', async () => {
    const { house, follow } = await lost();
    house.clock.forward(MINUTE);
    await house.floe.tick();
    const customerId = house.shop.elena.customer;
    expect(await follow()).toContainEqual(
      expect.objectContaining({ customerId, stale: [...REFUNDED], by: null, at: NOW + MINUTE }),
    );
  });

  it('is no line and no news while it stands as it stood', async () => {
    const house = openHouse();
    house.polar.moves.refundsGo('pending');
    await create(house);
    await house.floe.tick();
    const [before, follow] = [await lines(house), await followChanges(house)];
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ looked: 1, settled: 0 });
    expect(await lines(house)).toEqual(before);
    expect((await follow()).filter(({ customerId }) => customerId !== null)).toEqual([]);
  });
});

describe('news of an order', () => {
  const news = (house: House, order: string) =>
    deliver(house, parcel({ type: 'order.updated', data: { id: order, customer_id: house.shop.elena.customer } }));
  const stateOf = async (house: House) => (await house.store.operations.find('default', { limit: 1 }))[0]?.state;

  it('that Floe never refunded asks Polar nothing', async () => {
    const house = openReceiver();
    await news(house, house.shop.elena.license);
    await house.floe.close();
    expect(house.seen.filter(({ path }) => path.startsWith('/v1/refunds'))).toEqual([]);
  });

  it('whose refund the bank gave back ends a success', async () => {
    const house = openReceiver();
    const { refund } = await create(house);
    house.polar.moves.refundSettles(refund.id, 'failed');
    await news(house, house.shop.elena.license);
    await house.floe.close();
    expect(await stateOf(house)).toBe('failed');
    expect((await lines(house))[0]).toMatchObject({
      actor: { kind: 'system' },
      outcome: { result: 'failed', code: 'failed', detail: { state: 'failed', refund_id: refund.id } },
    });
  });

  it('never opens again what has ended', async () => {
    const house = openReceiver();
    house.polar.moves.refundsGo('pending');
    const { operation_id } = await create(house);
    // Somebody had it for lost.
    await house.store.operations.move('default', operation_id, { from: ['pending'], to: 'failed', at: NOW });
    await news(house, house.shop.elena.license);
    await house.floe.close();
    expect(await stateOf(house)).toBe('failed');
  });
});
