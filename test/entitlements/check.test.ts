// What a customer may use, asked by the host and by callers.
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { agent } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { elena, type FlagShop, grantsOf, name, openShop, readsIn } from './shop.ts';

/** Polar takes a member's seat back. */
async function standUp(shop: FlagShop, member: string) {
  const { seats } = await merchant(shop, 'GET', `/v1/customer-seats?subscription_id=${shop.shop.priya.subscription}`);
  const seat = seats.find((one: { member_id: string }) => one.member_id === member);
  await merchant(shop, 'DELETE', `/v1/customer-seats/${seat.id}`);
}

describe('a check', () => {
  it('says yes by key and by benefit, to whoever names the customer', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    expect(await check(elena, 'beta')).toBe(true);
    expect(await check({ id: shop.shop.elena.customer }, shop.beta)).toBe(true);
    expect(await check({ email: 'elena@lumenstudio.com' }, 'beta')).toBe(true);
  });

  it('says no to what nobody gave, and to somebody who is nobody yet', async () => {
    const { floe, events } = await openShop();
    expect(await floe.entitlements.check(elena, 'unheard-of')).toBe(false);
    expect(await floe.entitlements.check(elena, '__proto__')).toBe(false);
    expect(await floe.entitlements.check({ externalId: 'usr_new' }, 'beta')).toBe(false);
    expect(events).toEqual([]);
  });

  it('asks Polar once, for everybody who wants to know', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    await Promise.all(Array.from({ length: 50 }, (_, n) => check(elena, n % 2 ? 'beta' : 'other')));
    await shop.ask('entitlements.get', { as: { kind: 'customer', ...elena } });
    expect(readsIn(shop)).toBe(1);
  });

  it('asks again after five minutes in which nothing was heard', async () => {
    const shop = await openShop();
    await shop.floe.entitlements.check(elena, 'beta');
    shop.clock.forward(299_000);
    await shop.floe.entitlements.check(elena, 'beta');
    expect(readsIn(shop)).toBe(1);
    shop.clock.forward(1_000);
    await shop.floe.entitlements.check(elena, 'beta');
    expect(readsIn(shop)).toBe(2);
  });

  it('reads grants to their last page', async () => {
    const wrap =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      (input, init) => {
        const url = new URL(input instanceof Request ? input.url : String(input));
        if (url.pathname === '/v1/benefit-grants/') url.searchParams.set('limit', '1');
        return fetch(new Request(url, input instanceof Request ? input : init));
      };
    const { floe } = await openShop({ wrap });
    expect((await floe.entitlements.get(elena)).entitlements.map(({ type }) => type).sort()).toEqual([
      'custom',
      'feature_flag',
      'feature_flag',
      'license_keys',
    ]);
  });

  it('goes by nobody else’s grants, whatever Polar sends', async () => {
    const wrap =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      (input, init) => {
        const url = new URL(input instanceof Request ? input.url : String(input));
        if (url.pathname === '/v1/benefit-grants/') url.searchParams.delete('customer_id');
        return fetch(new Request(url, input instanceof Request ? input : init));
      };
    const { floe } = await openShop({ wrap });
    expect(await floe.entitlements.check({ externalId: 'usr_priya' }, 'beta')).toBe(false);
  });

  it('is about one connection', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    await name(shop, shop.beta, { floe_key: 'early' });
    expect(await check(elena, 'early')).toBe(true);
    expect(await check(elena, 'early', { connection: 'second' })).toBe(false);
    expect(await check(elena, shop.beta, { connection: 'second' })).toBe(true);
    expect(await check(elena, shop.beta, { connection: 'third' })).toBe(false);
    expect(shop.events).toMatchObject([{ connection: 'third' }]);
  });

  it('of a team is about all of it, or about one who is named', async () => {
    const shop = await openShop();
    const { priya } = shop.shop;
    const { check } = shop.floe.entitlements;
    await standUp(shop, priya.owner);
    const grant = (await grantsOf(shop, priya.customer)).find(({ is_granted }) => is_granted);
    if (!grant?.member_id) throw new Error('Somebody has a seat.');
    const team = { externalId: priya.externalId };
    expect(await check(team, grant.benefit_id)).toBe(true);
    expect(await check(team, grant.benefit_id, { member: grant.member_id })).toBe(true);
    expect(await check(team, grant.benefit_id, { member: priya.owner })).toBe(false);
    expect(shop.events).toEqual([]);
    expect(await check(team, grant.benefit_id, { member: 'stranger' })).toBe(false);
  });
});

describe('entitlements.get', () => {
  it('answers a customer all it has, its values among it', async () => {
    const shop = await openShop();
    await name(shop, shop.beta, { floe_key: 'beta', floe_value: 'wide', margin: 70 });
    const { body, status } = await shop.ask('entitlements.get', { as: { kind: 'customer', ...elena } });
    expect(status).toBe(200);
    expect(body.result).toMatchObject({ as_of: '2026-11-23T12:00:00.000Z', is_stale: false, good_for: 900 });
    expect(body.result.entitlements).toContainEqual({
      ...{ key: 'beta', state: 'granted', benefits: [shop.beta], type: 'feature_flag', value: 'wide' },
    });
    expect(JSON.stringify(body)).not.toContain('margin');
  });

  it('answers somebody without a billing account that there is nothing', async () => {
    const shop = await openShop();
    const { body } = await shop.ask('entitlements.get', { as: { kind: 'customer', externalId: 'usr_new' } });
    expect(body.result).toMatchObject({ entitlements: [], is_stale: false });
  });

  it('answers one of a team what that one has', async () => {
    const shop = await openShop();
    const { priya } = shop.shop;
    const held = async (member: string) => {
      const as = { kind: 'customer', externalId: priya.externalId, member } as const;
      const { entitlements } = (await shop.ask('entitlements.get', { as })).body.result;
      return entitlements.map(({ state }: { state: string }) => state);
    };
    await standUp(shop, priya.owner);
    const [owen = ''] = priya.members.filter((id) => id !== priya.owner);
    expect(await held(owen)).toEqual(['granted', 'granted']);
    expect(await held(priya.owner)).toEqual(['revoked', 'revoked']);
  });

  it('needs the right to read benefits', async () => {
    const shop = await openShop();
    const ask = (permissions: Parameters<typeof agent>[0]) =>
      shop.ask('entitlements.get', { as: agent(permissions), customer: elena });
    expect((await ask({ permissions: ['benefits:read'] })).status).toBe(200);
    expect((await ask({ permissions: ['customers:read'] })).status).toBe(403);
  });

  it('says what is wrong where Polar refuses, and opens nothing', async () => {
    const shop = await openShop();
    shop.polar.faults.add({ match: { path: '/v1/benefit-grants/' }, answer: { status: 401 } });
    expect((await shop.ask('entitlements.get', { as: { kind: 'customer', ...elena } })).body.code).toBe(
      'upstream_error',
    );
    expect(await shop.floe.entitlements.check(elena, 'beta')).toBe(false);
    await expect(shop.floe.entitlements.get(elena)).rejects.toMatchObject({ code: 'upstream_error' });
  });
});

it('refuses a grace that nobody can mean', async () => {
  for (const graceMinutes of [-1, Number.NaN, 2_000]) {
    await expect(openShop({ entitlements: { graceMinutes }, database: memoryStore() })).rejects.toThrow('graceMinutes');
  }
});

it('has a benefit that is not shown in the portal open its gate', async () => {
  const shop = await openShop();
  await merchant(shop, 'PATCH', `/v1/benefits/${shop.beta}`, { type: 'feature_flag', visibility: 'private' });
  expect(await shop.floe.entitlements.check(elena, 'beta')).toBe(true);
});
