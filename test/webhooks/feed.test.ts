import { describe, expect, it } from 'vitest';
import { agent, type HouseOptions, NOW, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { followChanges } from './sender.ts';

const MINUTE = 60_000;

/** A house whose feed and lists have been read once, so that what happens next is news. */
async function settled(options: HouseOptions = {}) {
  const house = openHouse(options);
  await house.floe.tick();
  const follow = await followChanges(house);
  const read = async () => new Map((await follow()).map(({ customerId, stale }) => [customerId, stale]));
  const turn = async () => {
    house.clock.forward(5 * MINUTE);
    house.polar.moves.clock(house.clock.now());
    await house.floe.tick();
    return read();
  };
  return { house, turn, read };
}

describe('the feed', () => {
  it('is read within five minutes and finds what no webhook told', async () => {
    const { house, turn } = await settled();
    const { elena } = house.shop;
    await merchant(house, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { cancel_at_period_end: true });
    const found = await turn();
    expect(found.get(elena.customer)).toEqual(expect.arrayContaining(['subscriptions.get', 'customer.overview']));
    expect(found.has(house.shop.ben.customer)).toBe(false);
    expect(house.events).toEqual([]);
  });

  it('says each thing once, although it is read with minutes of overlap', async () => {
    const { house, turn } = await settled();
    const { elena } = house.shop;
    await merchant(house, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { cancel_at_period_end: true });
    await turn();
    const again = await turn();
    expect(again.has(elena.customer)).toBe(false);
    const starts = house.seen
      .filter(({ path, connection }) => path.startsWith('/v1/events/') && connection === 'default')
      .map(({ path }) => Date.parse(new URLSearchParams(path.split('?')[1]).get('start_timestamp') ?? ''));
    expect(NOW - (starts[0] ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
  });

  it('goes on from where it was, after the adapter was away for hours', async () => {
    const { house, turn } = await settled();
    const { ben } = house.shop;
    await merchant(house, 'PATCH', `/v1/subscriptions/${ben.subscription}`, { cancel_at_period_end: true });
    house.clock.forward(5 * 60 * MINUTE);
    const found = await turn();
    expect(found.get(ben.customer)).toContain('customer.overview');
  });

  it('is told once it fails, keeps its place and tries again after a minute', async () => {
    const { house, turn, read } = await settled();
    const { elena } = house.shop;
    await merchant(house, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { cancel_at_period_end: true });
    // The lists would tell as well.
    const lists = { match: { path: /\/v1\/(?!events)/ }, answer: { status: 403 } } as const;
    house.polar.faults.add(lists);
    house.polar.faults.add({ match: { path: '/v1/events/' }, answer: { status: 403 } });
    // Longer than what is read again.
    for (let n = 0; n < 3; n += 1) expect((await turn()).has(elena.customer)).toBe(false);
    expect(house.events).toMatchObject(Array(3).fill({ kind: 'failed', connection: 'default' }));
    house.polar.faults.clear();
    house.polar.faults.add(lists);
    house.clock.forward(MINUTE);
    await house.floe.tick();
    expect((await read()).has(elena.customer)).toBe(true);
  });

  it('is read to its end, page by page', async () => {
    const { house, turn } = await settled();
    const { elena, ben } = house.shop;
    for (let n = 0; n < 110; n += 1) {
      await merchant(house, 'PATCH', `/v1/subscriptions/${ben.subscription}`, { cancel_at_period_end: n % 2 === 0 });
    }
    house.clock.forward(1_000);
    await merchant(house, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { cancel_at_period_end: true });
    // Only the feed.
    house.polar.faults.add({ match: { path: /\/v1\/(?!events)/ }, answer: { status: 403 } });
    const found = await turn();
    expect([...found.keys()]).toEqual(expect.arrayContaining([ben.customer, elena.customer]));
  });

  it('is not carried ahead by an entry whose time lies ahead', async () => {
    const ahead = { id: 'ahead', name: 'meter.reset', timestamp: '2027-11-23T12:00:00Z', metadata: {} };
    const wrap =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (input, init) => {
        const response = await fetch(input, init);
        if (!(input instanceof Request ? input.url : String(input)).includes('/v1/events/')) return response;
        const page = await response.json();
        return Response.json({ ...page, items: [...page.items, ahead] });
      };
    const { house, turn } = await settled({ wrap });
    const { elena } = house.shop;
    await merchant(house, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { cancel_at_period_end: true });
    house.polar.faults.add({ match: { path: /\/v1\/(?!events)/ }, answer: { status: 403 } });
    expect((await turn()).has(elena.customer)).toBe(true);
  });

  it('is read by one process at a time', async () => {
    const { house } = await settled();
    house.clock.forward(5 * MINUTE);
    const before = house.seen.length;
    await Promise.all([house.floe.tick(), house.floe.tick(), house.floe.tick()]);
    const reads = house.seen.slice(before).filter(({ path }) => path.startsWith('/v1/events/'));
    expect(reads.map(({ connection }) => connection).sort()).toEqual(['default', 'second']);
    expect(house.events).toEqual([]);
  });
});

describe('the lists', () => {
  it('find a pending refund, which the feed does not have', async () => {
    const { house, turn } = await settled();
    const { elena } = house.shop;
    house.polar.moves.refundsGo('pending');
    const { id } = await merchant(house, 'POST', '/v1/refunds/', {
      order_id: elena.license,
      amount: 500,
      reason: 'other',
    });
    expect((await turn()).get(elena.customer)).toEqual(expect.arrayContaining(['refunds.list', 'refunds.preview']));
    expect(id).toBeTruthy();
    expect((await turn()).has(elena.customer)).toBe(false);
  });

  it('find a key that was changed at Polar', async () => {
    const { house, turn } = await settled();
    const { elena } = house.shop;
    await merchant(house, 'PATCH', `/v1/license-keys/${elena.licenseKey}`, { status: 'disabled' });
    expect((await turn()).get(elena.customer)).toEqual(
      expect.arrayContaining(['licenseKeys.get', 'customer.overview']),
    );
  });

  it('find a product and a discount that changed, for everybody', async () => {
    const { house, turn } = await settled();
    const { products, discount } = house.shop;
    await merchant(house, 'PATCH', `/v1/products/${products.pro}`, { name: 'Pro, renamed' });
    expect((await turn()).get(null)).toEqual(expect.arrayContaining(['products.list', 'customer.overview']));
    await merchant(house, 'DELETE', `/v1/discounts/${discount}`);
    expect((await turn()).get(null)).toEqual(expect.arrayContaining(['discounts.list']));
  });

  it('have seats and members read anew, which stand in no list', async () => {
    const { turn } = await settled();
    const found = await turn();
    expect([...found.keys()]).toEqual([null]);
    expect(found.get(null)).toEqual(expect.arrayContaining(['seats.list', 'members.list']));
    expect(found.get(null)).not.toContain('customer.overview');
  });

  it('go on without one that the token may not read, and say so', async () => {
    const { house, turn } = await settled();
    house.polar.faults.add({ match: { path: '/v1/discounts/' }, answer: { status: 403 } });
    await turn();
    const as = agent({ permissions: ['connections:read'] });
    const { body } = await house.ask('webhooks.status', { as });
    expect(body.result).toMatchObject({
      unread: ['discounts'],
      caught_up_at: new Date(house.clock.now()).toISOString(),
    });
    house.polar.faults.clear();
    await merchant(house, 'DELETE', `/v1/discounts/${house.shop.discount}`);
    // What it held before is remembered meanwhile.
    expect((await turn()).get(null)).toContain('discounts.list');
    expect((await house.ask('webhooks.status', { as })).body.result.unread).toEqual([]);
  });
});
