// What a person says of a lost refund, in the books and in the trail; and how a refund stands while it is on its way.
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../server-adapter/store/operations-port.ts';
import { agent, type House, type HouseOptions, NOW, openHouse } from '../adapter/house.ts';
import { fillDiskAfterOne } from './disk-full.ts';

const POST = { method: 'POST', path: '/v1/refunds' };
const about = ({ shop }: House) => ({ as: agent(), customer: { id: shop.elena.customer } });
const create = async (house: House) => {
  const input = { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 };
  return (await house.ask('refunds.create', { ...about(house), input, key: 'k' })).body.result;
};
const newest = async ({ store }: House) => (await store.operations.find('default', { limit: 1 }))[0];
const line = async ({ store }: House) => (await store.audit.list('default', { limit: 1 })).entries[0];

async function lost(when: 'before' | 'after' = 'before', prepare: (house: House) => void = () => undefined) {
  const house = openHouse();
  prepare(house);
  house.polar.faults.add({ match: POST, answer: 'network', when, times: 1 });
  const { operation_id } = await create(house);
  const say = (outcome: 'happened' | 'did_not_happen') => {
    const input = { operation_id, outcome, comment: 'Asked the bank.' };
    return house.ask('refunds.resolve', { ...about(house), input });
  };
  return { house, operation_id, say };
}

describe('a person’s word', () => {
  it.each([
    ['happened', 'succeeded'],
    ['did_not_happen', 'failed'],
  ] as const)('%s is kept with who gave it', async (outcome, state) => {
    const { house, operation_id, say } = await lost();
    expect((await say(outcome)).body.result).toEqual({ state, operation_id });
    expect(await newest(house)).toMatchObject({
      state,
      leaseUntil: null,
      nextCheckAt: null,
      outcome: { resolved_by: { kind: 'agent', id: 'a-17' }, outcome },
    });
    expect((await line(house))?.outcome).toMatchObject({
      result: 'ok',
      detail: { state: 'succeeded', settled: state },
    });
  });

  it.each([
    ['happened', 'did_not_happen', 'succeeded'],
    ['did_not_happen', 'happened', 'failed'],
  ] as const)('%s said again is no change, and %s is refused', async (first, opposite, state) => {
    const { house, operation_id, say } = await lost();
    await say(first);
    expect((await say(first)).body.result).toEqual({ state, operation_id });
    expect((await line(house))?.outcome).toMatchObject({ result: 'ok', detail: { unchanged: true } });
    expect((await say(opposite)).body).toMatchObject({ code: 'state_conflict', state: { state } });
    expect((await newest(house))?.state).toBe(state);
  });

  it('yields to what Polar shows', async () => {
    const { house, say } = await lost('after', ({ polar }) => polar.moves.refundsGo('pending'));
    expect((await say('did_not_happen')).body.result).toMatchObject({ state: 'pending', refund: { amount: 1000 } });
    expect((await line(house))?.outcome).toMatchObject({ detail: { state: 'pending', settled: 'pending' } });
  });
});

describe('a refund on its way', () => {
  it('is held for a minute, and to be looked for at once if this process dies', async () => {
    const rows: (Operation | undefined)[] = [];
    const look: { at?: () => Promise<unknown> } = {};
    const wrap: HouseOptions['wrap'] = (fetch) => async (input, init) => {
      if (init?.method === 'POST' && String(input).endsWith('/v1/refunds/')) await look.at?.();
      return fetch(input, init);
    };
    const house = openHouse({ wrap });
    look.at = async () => rows.push(await newest(house));
    await create(house);
    expect(rows).toMatchObject([{ state: 'sent', sentAt: NOW, leaseUntil: NOW + 60_000, nextCheckAt: NOW }]);
  });

  it('is shown whole to who asked, also where its end cannot be written down', async () => {
    const house = openHouse();
    fillDiskAfterOne(house);
    expect(await create(house)).toMatchObject({ state: 'succeeded', refund: { amount: 1000, status: 'succeeded' } });
  });
});
