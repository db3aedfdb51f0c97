// How a gate closes: by a webhook, by Polar's feed, and while Polar or the database is away.
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { StoreUnavailable } from '../../server-adapter/store/port.ts';
import { elena, grantsOf, openShop, readsIn, takeBack, told } from './shop.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const away = { match: { path: /^\/v1\// }, answer: { status: 503 } } as const;

describe('a grant that was taken back', () => {
  it('closes the gate with the webhook', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    expect(await check(elena, 'beta')).toBe(true);
    const grant = await takeBack(shop);
    expect(await check(elena, 'beta')).toBe(true);
    await told(shop, 'benefit_grant.revoked', grant);
    shop.clock.forward(2 * SECOND);
    expect(await check(elena, 'beta')).toBe(false);
    expect(readsIn(shop)).toBe(2);
  });

  it('closes it by the feed where the webhook got lost, within six minutes', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    const round = async () => {
      shop.clock.forward(30 * SECOND);
      shop.polar.moves.clock(shop.clock.now());
      await shop.floe.tick();
    };
    await round();
    // Only what was heard may close it here: it is read anew shortly before, so its age does not.
    for (let n = 0; n < 5; n += 1) await round();
    await check(elena, 'beta');
    await takeBack(shop);
    let rounds = 0;
    while ((await check(elena, 'beta')) && rounds < 12) {
      await round();
      rounds += 1;
    }
    expect(await check(elena, 'beta')).toBe(false);
    expect(rounds).toBeLessThan(10);
  });

  it.each(['benefit_grant.revoked', 'customer.state_changed', 'customer.deleted', 'member.deleted'])(
    'is looked up when %s comes',
    async (type) => {
      const shop = await openShop();
      await shop.floe.entitlements.check(elena, 'beta');
      const grant = await takeBack(shop);
      await told(shop, type, { ...grant, ...(type === 'benefit_grant.revoked' ? {} : { id: grant.customer_id }) });
      expect(await shop.floe.entitlements.check(elena, 'beta')).toBe(false);
    },
  );

  it('leaves what others have in memory', async () => {
    const shop = await openShop();
    const ben = { externalId: 'usr_ben' };
    for (const who of [elena, ben]) await shop.floe.entitlements.check(who, 'beta');
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    for (const who of [elena, ben]) await shop.floe.entitlements.check(who, 'beta');
    expect(readsIn(shop)).toBe(3);
  });

  it('closes every gate of what a benefit is called, once it is called otherwise', async () => {
    const shop = await openShop();
    await shop.floe.entitlements.check(elena, 'beta');
    await told(shop, 'benefit.updated', { ...(await takeBack(shop)), customer_id: '' });
    expect(await shop.floe.entitlements.check(elena, 'beta')).toBe(false);
  });

  it('is seen by whoever asks after the news, though a reading was under way', async () => {
    const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let isSlow = false;
    const wrap =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (input, init) => {
        const request = new Request(input, init);
        const response = await fetch(request);
        if (isSlow && request.url.includes('/benefit-grants/')) {
          isSlow = false;
          held.resolve();
          await release.promise;
        }
        return response;
      };
    const shop = await openShop({ wrap });
    const { check } = shop.floe.entitlements;
    isSlow = true;
    const early = check(elena, 'beta');
    await held.promise;
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    expect(await check(elena, 'beta')).toBe(false);
    release.resolve();
    // What is known to be gone is gone for the one who asked before, too; and what that one read is not kept.
    expect(await early).toBe(false);
    expect(await check(elena, 'beta')).toBe(false);
    expect(readsIn(shop)).toBe(2);
  });
});

describe('while Polar is away', () => {
  it('what was granted goes on for a quarter of an hour, and says that it is stale', async () => {
    const shop = await openShop();
    const { check, get } = shop.floe.entitlements;
    await check(elena, 'beta');
    shop.polar.faults.add(away);
    shop.clock.forward(6 * MINUTE);
    expect(await check(elena, 'beta')).toBe(true);
    expect(await check(elena, 'unheard-of')).toBe(false);
    expect(await get(elena)).toMatchObject({ is_stale: true, as_of: '2026-11-23T12:00:00.000Z', good_for: 540 });
    shop.clock.forward(9 * MINUTE - 1);
    expect(await check(elena, 'beta')).toBe(true);
    shop.clock.forward(1);
    expect(await check(elena, 'beta')).toBe(false);
    await expect(get(elena)).rejects.toMatchObject({ name: 'FloeProblem' });
    shop.polar.faults.clear();
    shop.clock.forward(6 * SECOND);
    expect(await check(elena, 'beta')).toBe(true);
    expect(await get(elena)).toMatchObject({ is_stale: false });
  });

  it('it goes on for as long as the host says', async () => {
    for (const [graceMinutes, minutes, is] of [
      [0, 6, false],
      [30, 29, true],
      [30, 30, false],
    ] as const) {
      const shop = await openShop({ entitlements: { graceMinutes } });
      await shop.floe.entitlements.check(elena, 'beta');
      shop.polar.faults.add(away);
      shop.clock.forward(minutes * MINUTE);
      expect(await shop.floe.entitlements.check(elena, 'beta'), `${minutes} of ${graceMinutes}`).toBe(is);
    }
  });

  it('what was never known is closed', async () => {
    const shop = await openShop();
    shop.polar.faults.add(away);
    expect(await shop.floe.entitlements.check({ id: shop.shop.elena.customer }, 'beta')).toBe(false);
    expect(await shop.floe.entitlements.check(elena, 'beta')).toBe(false);
    expect((await shop.ask('entitlements.get', { as: { kind: 'customer', ...elena } })).status).toBe(502);
  });

  it('a known revocation beats it, and what else was granted goes on', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    await check(elena, 'beta');
    const other = (await grantsOf(shop, shop.shop.elena.customer)).find((grant) => grant.benefit_id !== shop.beta);
    const grant = await takeBack(shop);
    shop.polar.faults.add(away);
    await told(shop, 'benefit_grant.revoked', grant);
    expect(await check(elena, 'beta')).toBe(false);
    expect(await check(elena, other?.benefit_id ?? '')).toBe(true);
    expect((await shop.floe.entitlements.get(elena)).is_stale).toBe(true);
  });

  it('news that takes nothing back closes nothing', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    await check(elena, 'beta');
    const [grant] = await grantsOf(shop, shop.shop.elena.customer);
    shop.polar.faults.add(away);
    if (grant) await told(shop, 'benefit_grant.cycled', grant);
    expect(await check(elena, 'beta')).toBe(true);
  });

  it('it is asked again every five seconds, not for every check', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    await check(elena, 'beta');
    shop.polar.faults.add(away);
    shop.clock.forward(6 * MINUTE);
    await check(elena, 'beta');
    const before = shop.seen.length;
    for (let n = 0; n < 20; n += 1) await check(elena, 'beta');
    expect(shop.seen.length).toBe(before);
    shop.clock.forward(5 * SECOND);
    await check(elena, 'beta');
    expect(shop.seen.length).toBeGreaterThan(before);
  });

  it('a refusal is no absence: it closes', async () => {
    const shop = await openShop();
    const { check } = shop.floe.entitlements;
    await check(elena, 'beta');
    shop.polar.faults.add({ match: { path: '/v1/benefit-grants/' }, answer: { status: 403 } });
    shop.clock.forward(6 * MINUTE);
    expect(await check(elena, 'beta')).toBe(false);
  });
});

describe('while the database is away', () => {
  it('nobody can tell of changes, so Polar is asked each time', async () => {
    const store = memoryStore();
    let isDown = false;
    const changes: typeof store.changes = {
      ...store.changes,
      since: async (...wanted) => {
        if (isDown) throw new StoreUnavailable('It is down.');
        return store.changes.since(...wanted);
      },
    };
    const shop = await openShop({ database: { ...store, changes } });
    const { check } = shop.floe.entitlements;
    expect(await check(elena, 'beta')).toBe(true);
    isDown = true;
    shop.clock.forward(2 * SECOND);
    expect(await check(elena, 'beta')).toBe(true);
    await takeBack(shop);
    expect(await check(elena, 'beta')).toBe(false);
    isDown = false;
    expect(await check(elena, 'beta')).toBe(false);
  });
});
