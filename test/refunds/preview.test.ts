// What the dialog is told before anybody presses: figures, who may, and what stands in the way.
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const preview = async (house: House, facts: { amount?: number; order?: string; as?: Caller; ticket?: object } = {}) => {
  const { amount, order = house.shop.elena.license, as = agent(), ticket } = facts;
  const input = { order_id: order, ...(amount === undefined ? {} : { amount }) };
  const { body } = await house.ask('refunds.preview', {
    as,
    ticket,
    customer: { id: house.shop.elena.customer },
    input,
  });
  return body.result;
};

describe('the figures', () => {
  it('are those of the whole, exactly, where no amount is said', async () => {
    const house = openHouse();
    const order = (await merchant(house, 'GET', `/v1/orders/${house.shop.elena.license}`)) as { tax_amount: number };
    expect(await preview(house)).toEqual({
      order_id: house.shop.elena.license,
      currency: 'usd',
      refundable_amount: 4900,
      refundable_tax_amount: order.tax_amount,
      amount: 4900,
      tax_amount: order.tax_amount,
      total_amount: 4900 + order.tax_amount,
      tax_exact: true,
      refunds: [],
      can_revoke_benefits: true,
      needs_approval: false,
      has_approver: false,
    });
  });

  it('are an estimate of a part', async () => {
    const part = await preview(openHouse(), { amount: 1000 });
    expect(part).toMatchObject({ amount: 1000, refundable_amount: 4900, tax_exact: false });
    expect(part.tax_amount).toBeGreaterThan(0);
    expect(part.total_amount).toBe(1000 + part.tax_amount);
  });

  it('go no further than what is left', async () => {
    const house = openHouse();
    await merchant(house, 'POST', '/v1/refunds/', {
      order_id: house.shop.elena.license,
      amount: 4000,
      reason: 'other',
    });
    expect(await preview(house, { amount: 1000 })).toMatchObject({
      amount: 900,
      refundable_amount: 900,
      tax_exact: true,
      refunds: [{ amount: 4000 }],
    });
  });
});

describe('who asks', () => {
  it.each([
    [999, 1000, true],
    [1000, 1000, false],
  ])('with a limit of %d needs approval for %d: %s', async (limit, amount, needs_approval) => {
    const as = agent({ limits: { usd: limit } });
    expect(await preview(openHouse({ approver: {} }), { amount, as })).toMatchObject({
      limit,
      needs_approval,
      has_approver: true,
    });
  });

  it('without a limit needs none, and is told of none', async () => {
    expect(await preview(openHouse())).not.toHaveProperty('limit');
  });

  it('learns that a ticket is missing, and of nothing else that policy might say', async () => {
    const { ticket: _none, ...without } = { ...agent() };
    const house = openHouse();
    expect((await preview(house, { as: without })).blocked).toBe('ticket_required');
    const claimed = { system: 'desk', id: 'T-9' };
    expect((await preview(house, { as: without, ticket: claimed })).blocked).toBe('ticket_required');
    expect(
      (await preview(openHouse({ trustClaimedTicket: true }), { as: without, ticket: claimed })).blocked,
    ).toBeUndefined();
    expect((await preview(house, { as: agent({ permissions: ['refunds:read'] }) })).blocked).toBeUndefined();
    expect(await preview(house)).not.toHaveProperty('blocked');
  });
});

describe('what stands in the way', () => {
  it('is that nothing is left', async () => {
    const house = openHouse();
    await merchant(house, 'POST', '/v1/refunds/', {
      order_id: house.shop.elena.license,
      amount: 4900,
      reason: 'other',
    });
    expect(await preview(house)).toMatchObject({
      blocked: 'nothing_left',
      refundable_amount: 0,
      amount: 0,
      tax_amount: 0,
    });
  });

  it('is a dispute that is open, of this order and no other', async () => {
    const house = openHouse();
    house.polar.moves.disputeOpens(house.shop.elena.license);
    expect((await preview(house)).blocked).toBe('disputed');
    expect((await preview(house, { order: house.shop.elena.order })).blocked).toBeUndefined();
  });

  it('is no dispute that cannot be read', async () => {
    const house = openHouse();
    house.polar.moves.disputeOpens(house.shop.elena.license);
    house.polar.faults.add({ match: { path: '/v1/disputes' }, answer: { status: 403 } });
    expect(await preview(house)).not.toHaveProperty('blocked');
  });

  it('is another refund that is under way, which is shown', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, answer: { status: 500 }, times: 1 });
    const input = { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 };
    const customer = { id: house.shop.elena.customer };
    const { body } = await house.ask('refunds.create', { as: agent(), customer, input, key: 'k' });
    const { operation_id } = body.result;
    expect(await preview(house)).toMatchObject({
      blocked: 'open_refund',
      open: { operation_id, state: 'unknown', amount: 1000 },
    });
    expect(await preview(house, { order: house.shop.elena.order })).not.toHaveProperty('open');
  });

  it('is nothing of benefits that a subscription keeps granting: those are not taken back', async () => {
    const house = openHouse();
    expect((await preview(house, { order: house.shop.elena.order })).can_revoke_benefits).toBe(false);
  });
});
