import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';

const about = ({ shop }: House, as = agent()) => ({ as, customer: { id: shop.elena.customer } });
const list = async (house: House, input: object = {}) => house.ask('disputes.list', { ...about(house), input });
const preview = async (house: House, order = house.shop.elena.license) =>
  (await house.ask('refunds.preview', { ...about(house), input: { order_id: order } })).body.result;

/** What Polar read counts as long as it is kept. */
const later = (house: House) => house.clock.forward(31_000);

describe('disputes', () => {
  it('are listed for their customer alone, without what Polar knows of the customer', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const id = house.polar.moves.disputeOpens(elena.license, { reason: 'product_not_received' });
    house.polar.moves.disputeOpens(ben.order);
    const { body } = await list(house);
    expect(body.result).toMatchObject([
      { id, order_id: elena.license, status: 'needs_response', reason: 'product_not_received', amount: 4900 },
    ]);
    expect(JSON.stringify(body)).not.toContain('elena@');
    expect(body.total).toBe(1);
    expect((await list(house, { order_id: elena.order })).body.result).toEqual([]);
    expect((await list(house, { order_id: elena.license })).body.result).toHaveLength(1);
  });

  it('of everybody are one read for all who look', async () => {
    const house = openHouse();
    house.polar.moves.disputeOpens(house.shop.elena.license);
    for (const who of ['elena', 'ben', 'priya'] as const)
      await house.ask('disputes.list', { as: agent({ id: who }), customer: { id: house.shop[who].customer } });
    expect(house.seen.filter(({ path }) => path.startsWith('/v1/disputes'))).toHaveLength(2);
  });

  it('come with the customer’s first screen, for the team only', async () => {
    const house = openHouse();
    const id = house.polar.moves.disputeOpens(house.shop.elena.license);
    const { body } = await house.ask('customer.overview', about(house));
    expect(body.result.disputes.value.items).toMatchObject([{ id }]);
    const without = agent({ permissions: ['customers:read', 'refunds:read'] });
    expect((await house.ask('customer.overview', about(house, without))).body.result.disputes).toBeUndefined();
    const customer = { kind: 'customer', externalId: house.shop.elena.externalId } as const;
    const own = (await house.ask('customer.overview', { as: customer })).body.result;
    expect([own.disputes, own.refunds]).toEqual([undefined, undefined]);
    expect(JSON.stringify(own)).not.toContain(id);
  });

  it('that cannot be read leave the rest of the screen alone', async () => {
    const house = openHouse();
    const body = '{"error":"insufficient_scope"}';
    house.polar.faults.add({ match: { path: '/v1/disputes' }, answer: { status: 403, body } });
    const overview = (await house.ask('customer.overview', about(house))).body.result;
    expect(overview.disputes).toMatchObject({ ok: false, problem: { code: 'upstream_error' } });
    expect(overview.orders.ok).toBe(true);
    expect((await preview(house)).blocked).toBeUndefined();
  });
});

describe('a refund of a disputed order', () => {
  it.each([
    ['alert', undefined],
    ['inquiry', 'disputed'],
    ['dispute', 'disputed'],
  ] as const)('with an %s is %s', async (as, blocked) => {
    const house = openHouse();
    house.polar.moves.disputeOpens(house.shop.elena.license, { as });
    expect((await preview(house)).blocked).toBe(blocked);
    // Another order of the same customer is not disputed.
    expect((await preview(house, house.shop.elena.order)).blocked).toBeUndefined();
  });

  it.each([
    ['under_review', 'disputed'],
    ['lost', 'disputed'],
    ['won', undefined],
  ] as const)('that is %s is %s', async (news, blocked) => {
    const house = openHouse();
    const id = house.polar.moves.disputeOpens(house.shop.elena.license);
    house.polar.moves.disputeGoes(id, news);
    later(house);
    expect((await preview(house)).blocked).toBe(blocked);
  });
});
