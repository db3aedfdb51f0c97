import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { fillDiskAfterOne } from './disk-full.ts';

const HOUR = 3_600_000;

const about = ({ shop }: House, as = agent()) => ({ as, customer: { id: shop.elena.customer } });
const create = (
  house: House,
  { as = agent(), amount = 1000, left = 4900, key = 'k', order = house.shop.elena.license } = {},
) => {
  const input = { order_id: order, amount, reason: 'other', expected_refundable: left };
  return house.ask('refunds.create', { ...about(house, as), input, key });
};
const trail = async (house: House) => (await house.ask('audit.list', about(house))).body.result;
const open = (house: House) =>
  house.store.operations.find('default', { customerId: house.shop.elena.customer, limit: 9 });

describe('a limit', () => {
  const limited = agent({ limits: { usd: 999 } });

  it('refuses what is above it where nobody approves', async () => {
    const house = openHouse();
    const { body } = await create(house, { as: limited });
    expect(body).toMatchObject({ code: 'approval_required', state: { limit: 999, currency: 'usd' } });
    expect(await open(house)).toEqual([]);
    expect((await trail(house))[0]).toMatchObject({
      outcome: 'denied',
      code: 'approval_required',
      actor: { id: 'a-17' },
    });
    expect(house.writes()).toEqual([]);
  });

  it('lets pass what is within it', async () => {
    const house = openHouse();
    expect((await create(house, { as: limited, amount: 999 })).body.result.state).toBe('succeeded');
  });

  it('is zero in a currency it does not name', async () => {
    const house = openHouse();
    expect((await create(house, { as: agent({ limits: { eur: 10_000 } }), amount: 1 })).body.code).toBe(
      'approval_required',
    );
  });

  it('keeps the refund waiting where somebody approves, until it expires', async () => {
    const house = openHouse({ approver: { expiresInHours: 2 } });
    const first = await create(house, { as: limited });
    expect([first.status, first.body.result.state]).toEqual([202, 'pending_approval']);
    expect((await create(house, { as: limited })).body.result.state).toBe('pending_approval');
    expect((await create(house, { key: 'other' })).body.code).toBe('in_progress');
    expect((await trail(house))[0]).toMatchObject({ outcome: 'pending_approval', amount: 1000 });
    house.clock.forward(2 * HOUR);
    expect(await house.floe.tick()).toMatchObject({ expired: 1 });
    expect((await create(house, { as: limited })).body.result.state).toBe('failed');
    expect((await create(house, { key: 'after' })).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('shows in the preview before anybody asks', async () => {
    const house = openHouse();
    const input = { order_id: house.shop.elena.license, amount: 1000 };
    const { body } = await house.ask('refunds.preview', { ...about(house, limited), input });
    expect(body.result).toMatchObject({ limit: 999, needs_approval: true, has_approver: false });
  });
});

describe('a ticket', () => {
  const { ticket: _none, ...without } = { ...agent() };

  it('is needed before an agent moves money', async () => {
    const house = openHouse();
    const { body } = await create(house, { as: without });
    expect(body.code).toBe('ticket_required');
    expect((await trail(house))[0]).toMatchObject({ outcome: 'denied', code: 'ticket_required' });
    expect(house.writes()).toEqual([]);
    const input = { order_id: house.shop.elena.license };
    expect((await house.ask('refunds.preview', { ...about(house, without), input })).body.result.blocked).toBe(
      'ticket_required',
    );
  });

  it('that a page only claims is not enough, unless the host says so', async () => {
    const ticket = { system: 'desk', id: 'T-9' };
    const ask = (house: House) => {
      const input = { order_id: house.shop.elena.license, amount: 5, reason: 'other', expected_refundable: 4900 };
      return house.ask('refunds.create', { ...about(house, without), input, ticket, key: 'k' });
    };
    const strict = openHouse();
    expect((await ask(strict)).body.code).toBe('ticket_required');
    const trusting = openHouse({ trustClaimedTicket: true });
    expect((await ask(trusting)).body.result.state).toBe('succeeded');
    expect((await trail(trusting))[0]).toMatchObject({ ticket: { ...ticket, proof: 'claimed' } });
  });

  it('from the helpdesk is as good as one in the token', async () => {
    const house = openHouse();
    const as = agent({ ticket: { system: 'zendesk', id: '77', proof: 'helpdesk' } });
    expect((await create(house, { as })).body.result.state).toBe('succeeded');
    expect((await trail(house))[0].ticket).toEqual({ system: 'zendesk', id: '77', proof: 'helpdesk' });
  });

  it('other than the one of the session is refused', async () => {
    const house = openHouse();
    const input = { order_id: house.shop.elena.license, amount: 5, reason: 'other', expected_refundable: 4900 };
    const ticket = { system: 'desk', id: 'T-somebody-else' };
    const { body } = await house.ask('refunds.create', { ...about(house), input, ticket, key: 'k' });
    expect(body.code).toBe('forbidden');
    expect(house.writes()).toEqual([]);
  });
});

describe('what is left', () => {
  it('is the most that is refunded', async () => {
    const house = openHouse();
    const { body } = await create(house, { amount: 4901 });
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'amount', code: 'too_large' }] });
    expect((await trail(house))[0]).toMatchObject({ outcome: 'failed', code: 'invalid_input' });
    expect((await create(house, { key: 'next', amount: 4900 })).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('counts a refund made past Polar', async () => {
    const house = openHouse();
    house.polar.moves.refundOutside(house.shop.elena.license, { total: 1000 });
    expect((await create(house)).body.code).toBe('changed_elsewhere');
  });

  it('is nothing while the order is not paid', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    house.polar.moves.cardDeclines(elena.customer);
    house.polar.moves.periodEnds(elena.subscription);
    const { body: orders } = await house.ask('orders.list', {
      ...about(house),
      input: { subscription_id: elena.subscription },
    });
    const unpaid = orders.result.find(({ paid }: { paid: boolean }) => !paid);
    const input = { order_id: unpaid.id };
    expect((await house.ask('refunds.preview', { ...about(house), input })).body.result.blocked).toBe('not_paid');
    const { body } = await create(house, { order: unpaid.id, left: unpaid.net_amount });
    expect(body).toMatchObject({ code: 'state_conflict', state: { reason: 'not_paid' } });
    expect(house.writes()).toEqual([]);
  });
});

describe('a person who looked at Polar', () => {
  const lost = async () => {
    const house = openHouse();
    house.polar.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, answer: { status: 500 }, times: 1 });
    const { body } = await create(house);
    return { house, operation_id: body.result.operation_id as string };
  };
  const say = (house: House, operation_id: string, outcome: string, as = agent()) =>
    house.ask('refunds.resolve', { ...about(house, as), input: { operation_id, outcome, comment: 'Asked the bank.' } });

  it('may say that it did not happen, and the order is free', async () => {
    const { house, operation_id } = await lost();
    expect((await say(house, operation_id, 'did_not_happen')).body.result).toEqual({ state: 'failed', operation_id });
    expect((await trail(house))[0]).toMatchObject({
      operation: 'refunds.resolve',
      comment: 'Asked the bank.',
      outcome: 'succeeded',
    });
    expect((await create(house, { key: 'again' })).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(2);
  });

  it('may say that it happened: it counts although Polar keeps no record', async () => {
    const { house, operation_id } = await lost();
    expect((await say(house, operation_id, 'happened')).body.result).toEqual({ state: 'succeeded', operation_id });
    expect((await create(house, { key: 'again' })).body).toMatchObject({
      code: 'changed_elsewhere',
      state: { refundable_amount: 3900 },
    });
    expect((await say(house, operation_id, 'happened')).status).toBe(200);
    expect((await say(house, operation_id, 'did_not_happen')).body.code).toBe('state_conflict');
    expect(house.writes()).toHaveLength(1);
  });

  it('is overruled by what Polar shows', async () => {
    const house = openHouse();
    house.polar.faults.add({
      match: { method: 'POST', path: '/v1/refunds' },
      answer: { status: 500 },
      when: 'after',
      times: 1,
    });
    const { operation_id } = (await create(house)).body.result;
    expect((await say(house, operation_id, 'did_not_happen')).body.result).toMatchObject({
      state: 'succeeded',
      refund: { amount: 1000 },
    });
  });

  it('cannot speak for another customer or without the right', async () => {
    const { house, operation_id } = await lost();
    const foreign = { as: agent(), customer: { id: house.shop.ben.customer } };
    const input = { operation_id, outcome: 'happened', comment: 'x' };
    expect((await house.ask('refunds.resolve', { ...foreign, input })).body.code).toBe('not_found');
    const reader = agent({ permissions: ['refunds:read'] });
    expect((await say(house, operation_id, 'happened', reader)).body.code).toBe('forbidden');
    expect((await open(house))[0]?.state).toBe('unknown');
  });
});

describe('a store that fails', () => {
  const failing = (house: House, table: 'audit' | 'operations', method: string) =>
    Object.assign(house.store[table], {
      [method]: async () => {
        throw Object.assign(new Error('connection refused'), { name: 'StoreUnavailable' });
      },
    });

  it('before sending keeps the money where it is', async () => {
    const house = openHouse();
    failing(house, 'operations', 'move');
    const { status, body } = await create(house);
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(house.writes()).toEqual([]);
  });

  it('after sending does not hide that the money has moved', async () => {
    const house = openHouse();
    const mend = fillDiskAfterOne(house);
    const first = await create(house);
    expect([first.status, first.body.result.state]).toEqual([200, 'succeeded']);
    expect(house.events.map(({ kind }) => kind)).toEqual(['trail_gap']);
    mend();
    house.clock.forward(60_000);
    expect(await house.floe.tick()).toMatchObject({ settled: 1 });
    expect((await create(house)).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
    // What could not be written then is written now: no line of the trail stays without its outcome.
    const { entries } = await house.store.audit.list('default', { limit: 10 });
    expect(entries.map(({ outcome }) => outcome?.result)).toEqual(['ok', 'ok']);
  });
});
