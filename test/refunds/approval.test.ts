import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, type HouseOptions, openHouse } from '../adapter/house.ts';

const HOUR = 3_600_000;
const mia = agent({ limits: { usd: 999 } });
const ada = agent({ id: 'a-1', name: 'Ada' });
const POST = { method: 'POST', path: '/v1/refunds' };

const about = ({ shop }: House, as: Caller) => ({ as, customer: { id: shop.elena.customer } });
const create = (house: House, key = 'k', as = mia) => {
  const input = { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 };
  return house.ask('refunds.create', { ...about(house, as), input, key });
};
const trail = async (house: House) => (await house.ask('audit.list', about(house, ada))).body.result;
const stateOf = async (house: House, id: string) => (await house.store.operations.get('default', id))?.state;

/** Mia asked for more than she may give back. */
async function waiting(options: HouseOptions = {}) {
  const house = openHouse({ approver: {}, ...options });
  const { body } = await create(house);
  expect(body.result.state).toBe('pending_approval');
  const operation_id: string = body.result.operation_id;
  return {
    house,
    operation_id,
    approve: (as: Caller = ada, expected_refundable = 4900) =>
      house.ask('refunds.approve', { ...about(house, as), input: { operation_id, expected_refundable } }),
    decline: (as: Caller = ada, comment?: string) =>
      house.ask('refunds.decline', { ...about(house, as), input: { operation_id, comment } }),
  };
}

describe('approving', () => {
  it('sends what was asked for, once, and names both in the trail', async () => {
    const { house, approve, operation_id } = await waiting();
    const { status, body } = await approve();
    expect([status, body.result]).toMatchObject([200, { state: 'succeeded', operation_id, refund: { amount: 1000 } }]);
    expect(JSON.parse(house.writes()[0]?.body ?? '')).toMatchObject({
      amount: 1000,
      reason: 'other',
      metadata: { floe_operation: operation_id },
    });
    expect((await trail(house)).slice(0, 2)).toMatchObject([
      {
        operation: 'refunds.approve',
        outcome: 'succeeded',
        amount: 1000,
        actor: { name: 'Ada' },
        target: { type: 'order', id: house.shop.elena.license },
        before: { state: 'pending_approval', refundable_amount: 4900 },
        after: { state: 'succeeded', refundable_amount: 3900 },
      },
      { operation: 'refunds.create', outcome: 'pending_approval', amount: 1000, actor: { name: 'Mia' } },
    ]);
    const input = { order_id: house.shop.elena.license };
    const ofOrder = (await house.ask('audit.list', { ...about(house, ada), input })).body.result;
    expect(ofOrder.map(({ operation }: { operation: string }) => operation)).toEqual([
      'refunds.approve',
      'refunds.create',
    ]);
    const replay = await create(house);
    expect([replay.status, replay.body.result.state]).toEqual([200, 'succeeded']);
    expect(house.writes()).toHaveLength(1);
  });

  it.each([
    ['the one who asked', agent(), 'forbidden'],
    [
      'a service that calls itself like them',
      { kind: 'service', id: 'a-17', permissions: ['refunds:write'] },
      'forbidden',
    ],
    ['somebody whose own limit is lower', agent({ id: 'a-2', limits: { usd: 999 } }), 'approval_required'],
    ['somebody with a limit in another currency', agent({ id: 'a-2', limits: { eur: 5000 } }), 'approval_required'],
    ['somebody without the right', agent({ id: 'a-2', permissions: ['refunds:read'] }), 'forbidden'],
    ['somebody without a ticket', agent({ id: 'a-2', ticket: undefined }), 'ticket_required'],
  ] as const)('is not for %s', async (_who, as, code) => {
    const { house, approve, operation_id } = await waiting();
    expect((await approve(as)).body.code).toBe(code);
    expect(await stateOf(house, operation_id)).toBe('pending_approval');
    expect((await trail(house))[0]).toMatchObject({ operation: 'refunds.approve', outcome: 'denied', code });
    expect(house.writes()).toEqual([]);
  });

  it('is for somebody whose limit reaches exactly as far', async () => {
    const { approve } = await waiting();
    expect((await approve(agent({ id: 'a-2', limits: { usd: 1000 } }))).body.result.state).toBe('succeeded');
  });

  it('is about the customer named only', async () => {
    const { house, operation_id } = await waiting();
    const foreign = { as: ada, customer: { id: house.shop.ben.customer } };
    for (const name of ['refunds.approve', 'refunds.decline']) {
      const input = { operation_id, ...(name === 'refunds.approve' ? { expected_refundable: 4900 } : {}) };
      expect((await house.ask(name, { ...foreign, input })).body.code).toBe('not_found');
    }
    expect(await stateOf(house, operation_id)).toBe('pending_approval');
  });

  it('looks again: another figure than the one shown lets it go on waiting', async () => {
    const { house, approve, operation_id } = await waiting();
    house.polar.moves.refundOutside(house.shop.elena.license, { total: 1089 });
    const stale = await approve();
    expect(stale.body).toMatchObject({ code: 'changed_elsewhere', state: { refundable_amount: 3900 } });
    expect(await stateOf(house, operation_id)).toBe('pending_approval');
    expect((await approve(ada, 3900)).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('does not send more than is left by now', async () => {
    const { house, approve, operation_id } = await waiting();
    house.polar.moves.refundOutside(house.shop.elena.license, { total: 4900 });
    const { body: preview } = await house.ask('refunds.preview', {
      ...about(house, ada),
      input: { order_id: house.shop.elena.license },
    });
    const left = preview.result.refundable_amount;
    expect(left).toBeLessThan(1000);
    expect((await approve(ada, left)).body).toMatchObject({
      code: 'state_conflict',
      state: { reason: 'above_refundable', refundable_amount: left },
    });
    expect(await stateOf(house, operation_id)).toBe('pending_approval');
    expect(house.writes()).toEqual([]);
  });

  it('by two at once counts once', async () => {
    const { house, approve } = await waiting();
    const answers = await Promise.all([approve(ada), approve(agent({ id: 'a-2', name: 'Bo' }))]);
    expect(answers.map(({ body }) => body.code ?? body.result.state).sort()).toEqual(['state_conflict', 'succeeded']);
    expect(house.writes()).toHaveLength(1);
  });

  it('and declining at once: one of them counts', async () => {
    const { house, approve, decline, operation_id } = await waiting();
    const [yes, no] = await Promise.all([approve(), decline(agent({ id: 'a-2' }))]);
    expect([yes, no].filter(({ status }) => status === 200)).toHaveLength(1);
    expect(house.writes()).toHaveLength(yes.status === 200 ? 1 : 0);
    expect(await stateOf(house, operation_id)).toBe(yes.status === 200 ? 'succeeded' : 'declined');
  });

  it('twice by the same person is no second refund', async () => {
    const { house, approve } = await waiting();
    const [first, again] = [await approve(), await approve()];
    expect(again.body.result).toEqual(first.body.result);
    expect(house.writes()).toHaveLength(1);
  });

  it('comes too late once the time is over, also before anybody has noticed', async () => {
    const { house, approve, operation_id } = await waiting({ approver: { expiresInHours: 2 } });
    house.clock.forward(2 * HOUR);
    expect((await approve()).body).toMatchObject({
      code: 'state_conflict',
      state: { reason: 'not_waiting', state: 'expired' },
    });
    expect(await stateOf(house, operation_id)).toBe('expired');
    expect((await create(house)).body.result).toMatchObject({ state: 'failed', code: 'expired' });
    expect(house.writes()).toEqual([]);
  });

  it('comes too late when the time runs out while the order is read', async () => {
    const late = { forward: () => undefined as unknown };
    const { house, approve } = await waiting({
      approver: { expiresInHours: 2 },
      wrap: (fetch) => async (input, init) => {
        if (String(input).includes('/v1/refunds/')) late.forward();
        return fetch(input, init);
      },
    });
    late.forward = () => house.clock.forward(2 * HOUR);
    expect((await approve()).body).toMatchObject({ code: 'state_conflict', state: { state: 'expired' } });
    expect(house.writes()).toEqual([]);
  });

  it('of what Polar refuses frees the order', async () => {
    const { house, approve } = await waiting();
    house.polar.moves.refundsGo('blocked');
    expect((await approve()).body).toMatchObject({ code: 'state_conflict', state: { reason: 'refunds_blocked' } });
    expect((await trail(house))[0]).toMatchObject({ operation: 'refunds.approve', outcome: 'failed' });
    expect((await create(house)).body.result).toMatchObject({ state: 'failed', code: 'state_conflict' });
    house.polar.moves.refundsGo('settled');
    expect((await create(house, 'next')).body.result.state).toBe('pending_approval');
  });

  it('whose answer is lost is looked up and never sent again', async () => {
    const { house, approve } = await waiting();
    house.polar.faults.add({ match: POST, answer: 'network', when: 'after', times: 1 });
    const first = await approve();
    expect([first.status, first.body.result.state]).toEqual([202, 'unknown']);
    expect((await trail(house))[0]).toMatchObject({ operation: 'refunds.approve', outcome: 'unknown' });
    expect((await approve()).body.result.state).toBe('unknown');
    house.clock.forward(60_000);
    expect(await house.floe.tick()).toMatchObject({ settled: 1 });
    expect((await approve()).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('is not possible while the trail cannot be written', async () => {
    const { house, approve } = await waiting();
    Object.assign(house.store.audit, {
      request: async () => {
        throw Object.assign(new Error('disk full'), { name: 'StoreUnavailable' });
      },
    });
    expect((await approve()).body.code).toBe('unavailable');
    expect(house.writes()).toEqual([]);
  });
});

describe('declining', () => {
  it('frees the order, and who asked learns of it', async () => {
    const { house, decline } = await waiting();
    expect((await decline(ada, 'Past thirty days.')).body.result).toMatchObject({ state: 'failed', code: 'declined' });
    expect((await trail(house))[0]).toMatchObject({
      operation: 'refunds.decline',
      outcome: 'succeeded',
      comment: 'Past thirty days.',
      amount: 1000,
      before: { state: 'pending_approval' },
      after: { state: 'declined' },
    });
    expect((await create(house)).body.result).toMatchObject({ state: 'failed', code: 'declined' });
    expect((await create(house, 'again')).body.result.state).toBe('pending_approval');
    expect(house.writes()).toEqual([]);
  });

  it('is also how one takes back what one asked for', async () => {
    const { house, decline, approve, operation_id } = await waiting();
    expect((await decline(mia)).status).toBe(200);
    expect((await decline(mia)).status).toBe(200);
    expect((await approve()).body).toMatchObject({ code: 'state_conflict', state: { state: 'declined' } });
    expect(await stateOf(house, operation_id)).toBe('declined');
  });

  it('comes too late for a refund that somebody approves while it is being declined', async () => {
    const { house, approve, decline, operation_id } = await waiting();
    const { move } = house.store.operations;
    Object.assign(house.store.operations, {
      move: async (...wanted: Parameters<typeof move>) => {
        if (wanted[2].to === 'declined') expect((await approve()).body.result.state).toBe('succeeded');
        return move(...wanted);
      },
    });
    expect((await decline(agent({ id: 'a-2' }))).body).toMatchObject({
      code: 'state_conflict',
      state: { reason: 'not_waiting', state: 'succeeded', approval: { verdict: 'approved', actor: { id: 'a-1' } } },
    });
    expect(await stateOf(house, operation_id)).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('does not reach a refund that is on its way', async () => {
    const { house, approve, decline } = await waiting();
    await approve();
    expect((await decline()).body).toMatchObject({ code: 'state_conflict', state: { state: 'succeeded' } });
    expect(house.writes()).toHaveLength(1);
  });
});

describe('what waits', () => {
  const list = async (house: House, as: Caller, customer?: object, input: object = {}) =>
    (await house.ask('refunds.waiting', { as, customer, input })).body.result;

  it('is seen by the team, across customers or for one', async () => {
    const { house, operation_id } = await waiting();
    house.seen.length = 0;
    const expected = [
      {
        operation_id,
        state: 'pending_approval',
        amount: 1000,
        customer_id: house.shop.elena.customer,
        actor: { id: 'a-17' },
        expires_at: '2026-11-26T12:00:00.000Z',
      },
    ];
    expect(await list(house, ada)).toMatchObject(expected);
    expect(await list(house, ada, { id: house.shop.elena.customer })).toMatchObject(expected);
    expect(await list(house, ada, { id: house.shop.ben.customer })).toEqual([]);
    expect(await list(house, ada, undefined, { state: ['needs_review'] })).toEqual([]);
    expect(await list(house, agent({ connection: 'second' }))).toEqual([]);
    expect(house.seen).toEqual([]);
  });

  it('is narrowed for a caller pinned to one customer', async () => {
    const { house } = await waiting();
    const pinnedTo = (id: string) => agent({ customer: { id } });
    expect(await list(house, pinnedTo(house.shop.ben.customer))).toEqual([]);
    expect(await list(house, pinnedTo(house.shop.elena.customer))).toHaveLength(1);
    expect(await list(house, agent({ customer: { externalId: 'nobody-knows' } }))).toEqual([]);
  });

  it('comes in pages', async () => {
    const { house } = await waiting();
    const input = { order_id: house.shop.ben.order, amount: 1000, reason: 'other', expected_refundable: 2900 };
    const { body: preview } = await house.ask('refunds.preview', {
      as: mia,
      customer: { id: house.shop.ben.customer },
      input: { order_id: house.shop.ben.order },
    });
    house.clock.forward(1000);
    await house.ask('refunds.create', {
      as: mia,
      customer: { id: house.shop.ben.customer },
      input: { ...input, expected_refundable: preview.result.refundable_amount },
      key: 'ben',
    });
    const first = (await house.ask('refunds.waiting', { as: ada, input: { limit: 1 } })).body;
    expect(first.result).toMatchObject([{ customer_id: house.shop.ben.customer }]);
    const next = (await house.ask('refunds.waiting', { as: ada, input: { limit: 1, cursor: first.nextCursor } })).body;
    expect(next.result).toMatchObject([{ customer_id: house.shop.elena.customer }]);
    expect([next.nextCursor, next.total]).toEqual([undefined, 2]);
  });
});
