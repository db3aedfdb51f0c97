// Two adapters on one real Postgres: a webhook comes to one of them, and gates close at both.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { EntitlementChange } from '../../server-adapter/index.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import { type RealPostgres, startPostgres } from '../store/postgres.ts';
import { elena, openShop, readsIn, takeBack, told } from './shop.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

async function twoShops(name: string) {
  const databaseUrl = await postgres.database(name);
  const stores = [1, 2].map(() => openStore({ databaseUrl, onError: () => undefined }));
  const [one, two] = await Promise.all(stores.map((database) => openShop({ database })));
  if (!one || !two) throw new Error('There are two.');
  const close = () => Promise.all(stores.map((store) => store.close()));
  return { one, two, close };
}

it('closes the gate at the adapter that was told nothing, within two seconds', async () => {
  const { one, two, close } = await twoShops('closing');
  for (const { floe } of [one, two]) expect(await floe.entitlements.check(elena, 'beta')).toBe(true);
  // The shops are twins: what happens to Elena in one happens in the other.
  const grant = await takeBack(one);
  await takeBack(two);
  await told(one, 'benefit_grant.revoked', grant);
  await one.floe.close();
  two.clock.forward(2_000);
  expect(await two.floe.entitlements.check(elena, 'beta')).toBe(false);
  expect(readsIn(two)).toBe(2);
  await close();
});

it('answers a page at once what the other adapter was told', async () => {
  const { one, two, close } = await twoShops('page');
  const as = { kind: 'customer', ...elena } as const;
  const stateAt = async (shop: typeof two) =>
    (await shop.ask('entitlements.get', { as })).body.result.entitlements.find(
      ({ key }: { key: string }) => key === 'beta',
    )?.state;
  expect(await stateAt(two)).toBe('granted');
  const grant = await takeBack(one);
  await takeBack(two);
  await told(one, 'benefit_grant.revoked', grant);
  await one.floe.close();
  expect(await stateAt(two)).toBe('revoked');
  await close();
});

it('has a known revocation beat what the other adapter knows last', async () => {
  const { one, two, close } = await twoShops('beaten');
  expect(await two.floe.entitlements.check(elena, 'beta')).toBe(true);
  const grant = await takeBack(one);
  two.polar.faults.add({ match: { path: /^\/v1\// }, answer: { status: 503 } });
  await told(one, 'benefit_grant.revoked', grant);
  await one.floe.close();
  two.clock.forward(2_000);
  expect(await two.floe.entitlements.check(elena, 'beta')).toBe(false);
  await close();
});

it('tells those who follow at either adapter, and no more once they have stopped', async () => {
  const { one, two, close } = await twoShops('follow');
  const heard: EntitlementChange[] = [];
  const { follow } = { follow: two.floe.entitlements.onChange };
  const stop = follow((change) => heard.push(change));
  // The stop of another keeps nobody from hearing.
  follow(() => undefined)();
  // It listens now; anything may have changed until then.
  await vi.waitFor(() => expect(heard).toEqual([{ connection: 'default', customerId: null }]));
  await two.floe.entitlements.check(elena, 'beta');
  const grant = await takeBack(one);
  await told(one, 'benefit_grant.revoked', grant);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard[1]).toEqual({ connection: 'default', customerId: grant.customer_id });
  stop();
  await told(one, 'benefit_grant.revoked', grant);
  await one.floe.close();
  expect(heard).toHaveLength(2);
  await close();
});
