import { describe, expect, it } from 'vitest';
import { everyQuery, ruleFor } from '../../server-adapter/webhooks/stale.ts';
import { WEBHOOK_TYPES } from '../../server-adapter/webhooks/types.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { byArrival } from '../gates/convergence/by-arrival.ts';
import { openScreen } from '../gates/convergence/screen.ts';
import { openTown } from '../gates/convergence/town.ts';
import { deliver, followChanges, OURS, openReceiver, parcel } from './sender.ts';

const told = async (house: House, body: object) => {
  const follow = await followChanges(house);
  await deliver(house, parcel(body));
  await house.floe.close();
  return follow();
};

describe('what became stale', () => {
  it('is known for every type Polar sends, by name', () => {
    expect(WEBHOOK_TYPES).toHaveLength(41);
    for (const type of WEBHOOK_TYPES) expect(ruleFor({ type, source: 'webhook' }), type).toBeDefined();
  });

  it('names each query that shows something of Polar’s', async () => {
    const named = new Set(WEBHOOK_TYPES.flatMap((type) => ruleFor({ type, source: 'webhook' })?.stale ?? []));
    const without = (await everyQuery()).filter((name) => !named.has(name));
    // Nothing of Polar's tells of these: fields are read when a checkout is made, the rest is ours.
    expect(without.sort()).toEqual(['customFields.list', ...ours].sort());
  });

  const ours = ['webhooks.status', 'connections.get', 'mcpTokens.list', 'rules.list', 'rules.dryRun'];

  it('is told to the customer alone, or to everybody where everybody buys it', async () => {
    const customer = { id: 'o-1', customer_id: 'c-1' };
    expect(await told(openReceiver(), { type: 'order.updated', data: customer })).toMatchObject([
      { customerId: 'c-1', ids: ['o-1'] },
    ]);
    expect(await told(openReceiver(), { type: 'product.updated', data: { id: 'p-1' } })).toMatchObject([
      { customerId: null, stale: expect.arrayContaining(['products.list', 'customer.overview']) },
    ]);
    expect(await told(openReceiver(), { type: 'checkout.created', data: { customer_id: 'c-1' } })).toEqual([]);
  });

  it('is one change for each customer, however many webhooks came', async () => {
    const house = openReceiver();
    const follow = await followChanges(house);
    const types = ['order.created', 'order.updated', 'order.paid', 'benefit_grant.created', 'customer.state_changed'];
    const add = (type: string, n: number) =>
      house.store.inbox.add('default', {
        ...{ id: `n ${n}`, at: n, source: 'webhook', type, customerId: 'c-1' },
        ...{ orderId: null, subscriptionId: null, body: null },
      } as const);
    for (const [n, type] of types.entries()) await add(type, n);
    await house.floe.tick();
    const found = (await follow()).filter(({ customerId }) => customerId === 'c-1');
    expect(found).toHaveLength(1);
    expect(found[0]?.stale).toEqual(expect.arrayContaining(['orders.get', 'benefits.grants', 'subscriptions.get']));
  });

  it('is told to the team when a seat was taken back, which names nobody', async () => {
    const house = openReceiver();
    const { priya } = house.shop;
    const data = { id: 's-1', subscription_id: priya.subscription, customer_id: null, status: 'revoked' };
    const found = await told(house, { type: 'customer_seat.revoked', data });
    expect(found).toMatchObject([{ customerId: priya.customer, stale: expect.arrayContaining(['seats.list']) }]);
  });

  it('is everybody’s where it is sold to everybody, whoever it names beside', async () => {
    const data = { id: 'p-1', customer_id: 'c-1' };
    expect(await told(openReceiver(), { type: 'product.updated', data })).toMatchObject([{ customerId: null }]);
  });

  it('is told to everybody where what stands for an id is none', async () => {
    for (const customer_id of ['c'.repeat(65), 'c 1', 7, { id: 'c-1' }, '']) {
      const data = { id: 'o-1', customer_id };
      expect(await told(openReceiver(), { type: 'customer.updated', data: { id: customer_id } })).toMatchObject([
        { customerId: null },
      ]);
      expect(await told(openReceiver(), { type: 'member.updated', data })).toMatchObject([{ customerId: null }]);
    }
  });

  it('is told to everybody where nobody can say whose it is', async () => {
    const house = openReceiver();
    const data = { id: 's-1', subscription_id: '../../v1/refunds', customer_id: null };
    expect(await told(house, { type: 'customer_seat.revoked', data })).toMatchObject([{ customerId: null }]);
    expect(house.seen.some(({ path }) => path.includes('..'))).toBe(false);
  });
});

describe('what was read before', () => {
  it('is not shown after a webhook told of a change', async () => {
    const town = await openTown();
    const { customer, subscription } = town.shop.elena;
    await town.view(customer);
    await town.ask('PATCH', `/v1/subscriptions/${subscription}`, { cancel_at_period_end: true });
    const kept = await town.view(customer);
    expect(kept).not.toEqual(await town.truth(customer));
    const [letter] = await town.letters();
    if (letter) await town.bring(letter);
    expect(await town.view(customer)).toEqual(await town.truth(customer));
  });

  it('is not known of people any more either', async () => {
    const house = openReceiver();
    const { elena } = house.shop;
    const self = { kind: 'customer', externalId: elena.externalId } as const;
    await house.ask('customer.get', { as: self });
    const looks = () => house.seen.filter(({ path }) => path.includes('/external/')).length;
    const before = looks();
    await house.ask('customer.get', { as: self });
    expect(looks()).toBe(before);
    await deliver(house, parcel({ type: 'customer.updated', data: { id: elena.customer } }));
    await house.floe.tick();
    await house.ask('customer.get', { as: self });
    expect(looks()).toBe(before + 1);
  });
});

describe('a payload', () => {
  it('that comes late with what was true before changes nothing, where it misleads who applies it', async () => {
    const town = await openTown();
    const { customer, subscription } = town.shop.elena;
    const screen = await openScreen(town, customer);
    const twin = byArrival(screen.shown());
    town.polar.moves.periodEnds(subscription);
    await town.pass(20_000);
    const letters = await town.letters();
    const isPending = ({ body }: { body: string }) =>
      /"type":"order\.[a-z]+"/.test(body) && /"status":"pending"/.test(body);
    const late = letters.filter(isPending);
    expect(late.length).toBeGreaterThan(0);
    for (const letter of [...letters.filter((one) => !isPending(one)), ...late]) {
      twin.hear(letter);
      await town.bring(letter);
      await screen.hear();
    }
    const truth = await town.truth(customer);
    expect(screen.shown()).toEqual(truth);
    expect(twin.isTrue(truth)).toBe(false);
  });
});

describe('a refund under way', () => {
  const path = '/v1/refunds';
  const list = async (house: House) =>
    (await house.ask('refunds.list', { as: agent(), customer: { id: house.shop.elena.customer } })).body.result;
  const create = (house: House) =>
    house.ask('refunds.create', {
      as: agent(),
      customer: { id: house.shop.elena.customer },
      input: { order_id: house.shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 },
      key: 'k',
    });
  const news = (house: House) => {
    const { license, customer } = house.shop.elena;
    return parcel({ type: 'refund.created', data: { id: 'r-1', order_id: license, customer_id: customer } });
  };

  it('whose answer was lost is settled by the webhook, before any round looks for it', async () => {
    const house = openHouse({ webhookSecrets: { default: [OURS] } });
    house.polar.faults.add({ match: { method: 'POST', path }, answer: 'network', when: 'after', times: 1 });
    expect((await create(house)).body.result.state).toBe('unknown');
    await deliver(house, news(house));
    await house.floe.close();
    expect((await create(house)).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('that Polar does not show is not given up for the webhooks that came meanwhile', async () => {
    const house = openHouse({ webhookSecrets: { default: [OURS] } });
    house.polar.faults.add({ match: { method: 'POST', path }, answer: 'network', when: 'before', times: 1 });
    expect((await create(house)).body.result.state).toBe('unknown');
    for (let n = 0; n < 6; n += 1) {
      await deliver(house, news(house));
      // The clock stands still: nothing is due but the news.
      await house.floe.tick();
    }
    await house.floe.close();
    expect((await list(house))[0]).toMatchObject({ operation: { state: 'unknown' } });
  });

  it('is told to its screens even while Polar cannot be asked about it', async () => {
    const house = openHouse({ webhookSecrets: { default: [OURS] } });
    house.polar.faults.add({ match: { method: 'POST', path }, answer: 'network', when: 'after', times: 1 });
    await create(house);
    house.polar.faults.add({ match: { method: 'GET', path }, answer: { status: 403 } });
    const follow = await followChanges(house);
    await deliver(house, news(house));
    await house.floe.close();
    const found = (await follow()).filter(({ customerId }) => customerId === house.shop.elena.customer);
    expect(found[0]?.stale).toContain('refunds.list');
    expect(house.events).toMatchObject([{ kind: 'failed', operation: 'refunds.create' }]);
  });

  it('tells of itself while it is pending, and of its end', async () => {
    const town = await openTown();
    const { customer, license } = town.shop.elena;
    const screen = await openScreen(town, customer);
    town.polar.moves.refundsGo('pending');
    await town.ask('POST', '/v1/refunds/', { order_id: license, amount: 500, reason: 'other' });
    const [pending] = await town.letters();
    expect(JSON.parse(pending?.body ?? '{}')).toMatchObject({ type: 'refund.created', data: { status: 'pending' } });
    if (pending) await town.bring(pending);
    await screen.hear();
    expect(screen.reads()).toBe(2);
    expect(screen.shown()).toEqual(await town.truth(customer));
  });
});

it('leaves alone what another connection has', async () => {
  const house = openReceiver();
  const follow = await followChanges(house, 'second');
  await deliver(house, parcel({ type: 'product.updated', data: { id: 'p-1' } }));
  await house.floe.close();
  expect(await follow()).toEqual([]);
  expect(await merchant(house, 'GET', '/v1/webhooks/endpoints')).toMatchObject({ items: [] });
});
