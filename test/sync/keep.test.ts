// How sinks are kept like Polar: told at once, compared now and then, by one adapter at a time.
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { growthBookSink } from '../../server-adapter/sync/index.ts';
import { merchant } from '../adapter/merchant.ts';
import { withCredits } from '../entitlements/credit-shop.ts';
import { name, takeBack, told } from '../entitlements/shop.ts';
import { deliver, parcel } from '../webhooks/sender.ts';
import { isWrite } from './engine.ts';
import { GROWTHBOOK, growthBook, TOKEN } from './growthbook.ts';
import { FAST, giveBack, openSyncShop } from './shop.ts';

const MINUTE = 60_000;
const [BEN, ELENA] = ['usr_ben', 'usr_elena'];

describe('a first run', () => {
  it('tells who has what, by the host’s ids, and touches nothing foreign', async () => {
    const foreign = { id: 'theirs', type: 'list', name: 'staff', attributeKey: 'id', values: ['mallory'] };
    const shop = await openSyncShop({ engine: growthBook([{ ...foreign }]) });
    const runs = await shop.floe.sync.run();
    const keys = [{ key: 'beta', members: 2, granted: 2, revoked: 0 }];
    expect(runs).toEqual([
      { sink: 'growthbook', connection: 'default', outcome: 'done', isDry: false, keys, problem: null },
    ]);
    expect(shop.engine.held('beta').sort()).toEqual([BEN, ELENA]);
    expect(shop.engine.groups[0]).toEqual(foreign);
    expect(shop.engine.groups).toHaveLength(2);
  });

  it('comes with a round of background work, which does not wait for it', async () => {
    const shop = await openSyncShop();
    const made = shop.engine.next(({ body }) => body?.values?.length === 2);
    await shop.floe.tick();
    await made;
    expect(shop.engine.held('beta').sort()).toEqual([BEN, ELENA]);
  });

  it('dry, it writes nothing and says what it would', async () => {
    const shop = await openSyncShop();
    const dry = await shop.floe.sync.run({ dryRun: true });
    expect(dry).toMatchObject([{ outcome: 'done', isDry: true, keys: [{ key: 'beta', granted: 2, revoked: 0 }] }]);
    expect(shop.engine.writes()).toEqual([]);
    expect(await shop.floe.sync.status()).toMatchObject([{ reconciledAt: null, failures: 0 }]);
    await shop.floe.sync.run();
    expect(await shop.floe.sync.run({ dryRun: true })).toMatchObject([{ keys: [{ granted: 0, revoked: 0 }] }]);
  });

  it('asks for grants in an order in which nobody is missed, whatever happens meanwhile', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    const reads = shop.seen.filter(({ path }) => path.startsWith('/v1/benefit-grants/'));
    expect(reads.map(({ path }) => path)).toEqual(['/v1/benefit-grants/?sorting=-created_at&limit=100&page=1']);
  });

  it('leaves out customers whom the host has no name for, and keys it was not asked for', async () => {
    const shop = await openSyncShop({ sync: { keys: ['other'] } });
    expect(await shop.floe.sync.run()).toMatchObject([{ outcome: 'done', keys: [] }]);
    expect(shop.engine.writes()).toEqual([]);

    const nameless = await openSyncShop();
    const { id } = await merchant(nameless, 'POST', '/v1/customers/', { email: 'nameless@example.com' });
    await merchant(nameless, 'POST', `/v1/products/${nameless.shop.products.free}/benefits`, {
      benefits: [nameless.beta],
    });
    const free = { product_id: nameless.shop.products.free, customer_id: id };
    await merchant(nameless, 'POST', '/v1/subscriptions/', free);
    expect(await nameless.floe.sync.run()).toMatchObject([{ keys: [{ key: 'beta', members: 2 }] }]);
  });
});

describe('a change at Polar', () => {
  it('is told with its webhook, by itself', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    const [before, taken] = [shop.engine.asked.length, shop.engine.next(isWrite)];
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    await taken;
    expect(shop.engine.held('beta')).toEqual([BEN]);
    // One look at the groups and one change.
    expect(shop.engine.asked.slice(before).map(({ method }) => method)).toEqual(['GET', 'POST']);

    const given = shop.engine.next(isWrite);
    await told(shop, 'benefit_grant.created', await giveBack(shop));
    await given;
    expect(shop.engine.held('beta').sort()).toEqual([BEN, ELENA]);
  });

  it('is told by the adapter that had the webhook though no notification comes', async () => {
    const database = { ...memoryStore(), watch: async () => () => undefined };
    const shop = await openSyncShop({ database });
    await shop.floe.sync.run();
    const taken = shop.engine.next(isWrite);
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    await taken;
    expect(shop.engine.held('beta')).toEqual([BEN]);
  });

  it('of what is left of a credit takes nobody off its list', async () => {
    const shop = await withCredits(await openSyncShop());
    await shop.floe.sync.run();
    expect(shop.engine.held('calls').sort()).toEqual([BEN, ELENA]);
    await shop.use(10);
    const { customer, subscription } = shop.shop.ben;
    await merchant(shop, 'DELETE', `/v1/subscriptions/${subscription}`);
    const written = shop.engine.next(isWrite);
    await shop.told();
    await deliver(shop, parcel({ type: 'customer.state_changed', data: { id: customer } }));
    await written;
    expect(await shop.floe.entitlements.check({ externalId: ELENA }, 'calls')).toBe(false);
    expect(shop.engine.held('calls')).toContain(ELENA);
  });

  it('that webhooks lost is found by comparing everything, once an hour', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    await takeBack(shop);
    const before = shop.engine.asked.length;
    shop.clock.forward(59 * MINUTE);
    await shop.floe.tick();
    await shop.floe.sync.status();
    expect(shop.engine.asked.length).toBe(before);
    const taken = shop.engine.next(isWrite);
    shop.clock.forward(MINUTE);
    await shop.floe.tick();
    await taken;
    expect(shop.engine.held('beta')).toEqual([BEN]);
  });

  it('of what a benefit is called is told of everybody', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    shop.clock.forward(MINUTE);
    await name(shop, shop.beta, { floe_key: 'gamma' });
    const emptied = shop.engine.next(({ body }) => body?.values?.length === 0 && !body.name);
    await told(shop, 'benefit.updated', { ...(await takeBack(shop)), customer_id: '' }, shop.clock.now());
    await emptied;
    await shop.floe.sync.run();
    expect(shop.engine.held('beta')).toEqual([]);
    expect(shop.engine.held('gamma')).toEqual([BEN]);
  });

  it('that deletes a customer, whom nobody can name any more, compares everybody', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    shop.clock.forward(MINUTE);
    const { customer } = shop.shop.elena;
    await merchant(shop, 'DELETE', `/v1/customers/${customer}`);
    const taken = shop.engine.next(isWrite);
    await told(shop, 'customer.deleted', { ...(await fake(customer)) }, shop.clock.now());
    await taken;
    expect(shop.engine.held('beta')).toEqual([BEN]);
  });

  it('waits while Polar is away: what was known last is told to nobody', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    const taken = shop.engine.next(isWrite);
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    await taken;
    const grant = await giveBack(shop);
    shop.polar.faults.add({ match: { path: '/v1/benefit-grants/' }, answer: { status: 503 } });
    const failed = Promise.withResolvers<void>();
    shop.onReport(({ message }) => /Polar could not be asked/.test(message) && failed.resolve());
    await told(shop, 'benefit_grant.created', grant);
    await failed.promise;
    shop.polar.faults.clear();
    const given = shop.engine.next(isWrite);
    shop.clock.forward(10_000);
    await given;
    expect(shop.engine.held('beta').sort()).toEqual([BEN, ELENA]);
  });

  it('that deletes one customer is told of the others meanwhile', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    const grant = await takeBack(shop);
    await merchant(shop, 'DELETE', `/v1/customers/${shop.shop.ben.customer}`);
    const { changes } = shop.store;
    for (const customerId of [shop.shop.ben.customer, grant.customer_id])
      await changes.append('default', { customerId, stale: ['entitlements.get'], at: shop.clock.now() });
    const taken = shop.engine.next(isWrite);
    await shop.floe.tick();
    await taken;
    // All of it was just compared, so Ben waits for the next time.
    expect(shop.engine.held('beta')).toEqual([BEN]);
    const gone = shop.engine.next(isWrite);
    shop.clock.forward(MINUTE);
    await gone;
    expect(shop.engine.held('beta')).toEqual([]);
  });

  it('of everybody is looked for though others are told by name with it', async () => {
    const shop = await openSyncShop();
    await shop.floe.sync.run();
    shop.clock.forward(MINUTE);
    await takeBack(shop);
    for (const customerId of [shop.shop.ben.customer, null])
      await shop.store.changes.append('default', { customerId, stale: ['entitlements.get'], at: shop.clock.now() });
    const taken = shop.engine.next(isWrite);
    await shop.floe.tick();
    await taken;
    expect(shop.engine.held('beta')).toEqual([BEN]);
  });

  it('that the change log does not reach back to compares everybody', async () => {
    const store = memoryStore();
    let isLost = false;
    const since: typeof store.changes.since = async (...wanted) => {
      if (!isLost) return store.changes.since(...wanted);
      isLost = false;
      return null;
    };
    const shop = await openSyncShop({ database: { ...store, changes: { ...store.changes, since } } });
    await shop.floe.sync.run();
    await takeBack(shop);
    isLost = true;
    const taken = shop.engine.next(isWrite);
    await shop.floe.tick();
    await taken;
    expect(shop.engine.held('beta')).toEqual([BEN]);
  });
});

/** A webhook about a customer: only the id counts. */
const fake = async (id: string) => ({ id, customer_id: id, benefit_id: '', member_id: null, is_granted: false });

describe('an engine that is down', () => {
  it('keeps neither webhooks nor other sinks from being told, and is told once it is back', async () => {
    const [engine, other] = [growthBook(), growthBook()];
    const fetch: typeof globalThis.fetch = (input, init) =>
      (String(input).startsWith(GROWTHBOOK) ? engine : other).fetch(input, init);
    const sinks = [
      growthBookSink({ token: TOKEN, url: GROWTHBOOK, rate: FAST }),
      growthBookSink({ token: TOKEN, url: 'http://other.test/api', name: 'other', rate: FAST }),
    ];
    const shop = await openSyncShop({ engine, sync: { sinks, fetch } });
    await shop.floe.sync.run();
    engine.trouble = () => new Response('', { status: 503 });
    const taken = other.next(isWrite);
    const answer = await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    expect(answer.status).toBe(202);
    await taken;
    expect(other.held('beta')).toEqual([BEN]);
    // The round of the one that is down has ended when another one of it has.
    const [run] = await shop.floe.sync.run({ sink: 'growthbook' });
    expect(run).toMatchObject({ outcome: 'failed', problem: expect.stringMatching(/growthbook answered 503/) });
    expect(await shop.floe.sync.status()).toMatchObject([{ failures: 2 }, { failures: 0, problem: null }]);
    const { sync } = await (await shop.visit('health')).json();
    expect(sync).toEqual([
      { sink: 'growthbook', reconciled: 0, failures: 2 },
      { sink: 'other', reconciled: 0, failures: 0 },
    ]);
    expect(engine.held('beta').sort()).toEqual([BEN, ELENA]);

    engine.trouble = null;
    const mended = engine.next(isWrite);
    shop.clock.forward(5_000);
    await mended;
    expect(engine.held('beta')).toEqual([BEN]);
  });

  it('is left alone for as long as it asks to be', async () => {
    const shop = await openSyncShop();
    shop.engine.trouble = () => new Response('', { status: 429, headers: { 'retry-after': '120' } });
    await shop.floe.sync.run();
    expect(shop.engine.asked).toHaveLength(1);
    shop.engine.trouble = null;
    shop.clock.forward(119_000);
    await shop.floe.tick();
    await shop.floe.sync.run({ dryRun: true });
    expect(shop.engine.writes()).toEqual([]);
    const made = shop.engine.next(({ body }) => body?.values?.length === 2);
    shop.clock.forward(1_000);
    await made;
  });

  it('is asked again at once when it stumbles, but never to make the same thing twice', async () => {
    const shop = await openSyncShop();
    let stumbles = 0;
    shop.engine.trouble = ({ method }) => {
      stumbles += 1;
      return method === 'GET' && stumbles <= 2 ? new Response('', { status: 502 }) : null;
    };
    expect(await shop.floe.sync.run()).toMatchObject([{ outcome: 'done' }]);

    const other = await openSyncShop();
    other.engine.trouble = ({ method }) => (method === 'POST' ? new Response('', { status: 502 }) : null);
    expect(await other.floe.sync.run()).toMatchObject([{ outcome: 'failed' }]);
    expect(other.engine.writes()).toHaveLength(1);
  });
});

describe('two adapters on one store', () => {
  async function twoShops() {
    const [database, engine] = [memoryStore(), growthBook()];
    const [one, two] = [await openSyncShop({ database, engine }), await openSyncShop({ database, engine })];
    const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    engine.trouble = async () => {
      engine.trouble = null;
      held.resolve();
      await release.promise;
      return new Response(JSON.stringify({ savedGroups: [] }));
    };
    const early = one.floe.sync.run();
    await held.promise;
    return { one, two, engine, early, release: release.resolve };
  }

  it('do not both write', async () => {
    const { two, engine, early, release } = await twoShops();
    expect(await two.floe.sync.run()).toMatchObject([{ outcome: 'busy' }]);
    expect(engine.writes()).toEqual([]);
    release();
    expect(await early).toMatchObject([{ outcome: 'done' }]);
    expect(await two.floe.sync.run()).toMatchObject([{ outcome: 'done' }]);
  });

  it('keep the work for as long as it goes on', async () => {
    const [database, engine] = [memoryStore(), growthBook()];
    const [one, two] = [await openSyncShop({ database, engine }), await openSyncShop({ database, engine })];
    const seen: string[] = [];
    engine.before = async () => {
      for (const { clock } of [one, two]) clock.forward(40_000);
      const [run] = await two.floe.sync.run();
      seen.push(run?.outcome ?? '');
    };
    expect(await one.floe.sync.run()).toMatchObject([{ outcome: 'done' }]);
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set(['busy']));
  });

  it('pass the work on when one is stuck, which then writes no more', async () => {
    const { one, two, engine, early, release } = await twoShops();
    for (const { clock } of [one, two]) clock.forward(MINUTE);
    expect(await two.floe.sync.run()).toMatchObject([{ outcome: 'done' }]);
    const writes = engine.writes().length;
    release();
    expect(await early).toMatchObject([{ outcome: 'busy' }]);
    expect(engine.writes()).toHaveLength(writes);
  });
});
