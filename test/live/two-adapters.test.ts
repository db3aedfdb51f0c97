// Two adapters on one real Postgres: what is done through one is told by the other.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server-adapter/store/open.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { openHouse } from '../adapter/house.ts';
import { type RealPostgres, startPostgres } from '../store/postgres.ts';
import { changeElena, elenaOf, listen } from './open-live.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

async function twoHouses(name: string) {
  const databaseUrl = await postgres.database(name);
  const stores = [1, 2].map(() => openStore({ databaseUrl, onError: () => undefined }));
  const [one, two] = stores.map((database) => openHouse({ database }));
  if (!one || !two) throw new Error('There are two.');
  // The simulated shops are twins: Elena is the same in both.
  const close = () => Promise.all(stores.map((store) => store.close()));
  return { one, two, stores: stores as [Store, Store], databaseUrl, close };
}

it('tells a page at one adapter what was done through the other', async () => {
  const { one, two, close } = await twoHouses('live');
  const stream = await listen(two, elenaOf(two));
  const request = await changeElena(one);
  expect((await stream.next())?.data).toMatchObject({ by: request });
  const back = await changeElena(one, 'uncancel');
  expect((await stream.next())?.data).toMatchObject({ by: back });
  await stream.leave();
  await close();
});

it('reads anew what the other adapter has changed', async () => {
  const { one, two, close } = await twoHouses('caches');
  const stream = await listen(two, elenaOf(two));
  const reads = () => two.seen.filter(({ path }) => path.startsWith('/v1/customer-portal/orders')).length;
  const ask = () => two.ask('orders.list', { as: elenaOf(two), input: {} });
  await ask();
  await ask();
  expect(reads()).toBe(1);
  await changeElena(one);
  await stream.next();
  await ask();
  expect(reads()).toBe(2);
  await stream.leave();
  await close();
});

it('catches up from the table after the listening connection was cut', async () => {
  const { one, two, stores, databaseUrl, close } = await twoHouses('cut');
  const stream = await listen(two, elenaOf(two));
  await changeElena(one);
  await stream.next();
  const back = Promise.withResolvers<void>();
  await stores[1].watch((connection) => connection === null && back.resolve());
  await cut(databaseUrl);
  const missed = await changeElena(one, 'uncancel');
  await back.promise;
  expect((await stream.next())?.data).toMatchObject({ by: missed });
  const after = await changeElena(one);
  expect((await stream.next())?.data).toMatchObject({ by: after });
  await stream.leave();
  await close();
});

it('lets a page that was cut off go on at the other adapter', async () => {
  const { one, two, close } = await twoHouses('move');
  const first = await listen(one, elenaOf(one));
  await first.leave();
  await changeElena(two);
  const second = await listen(two, elenaOf(two), { last: first.at });
  expect((await second.next())?.data?.stale).toContain('subscriptions.list');
  await second.leave();
  await close();
});

async function cut(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'floe live'`);
  await client.end();
}
