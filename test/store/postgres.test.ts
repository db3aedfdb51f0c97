import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratePostgres } from '../../server-adapter/store/kysely/open-postgres.ts';
import { migrations } from '../../server-adapter/store/migrations/all.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import { describeStore } from './conformance.ts';
import { type RealPostgres, startPostgres } from './postgres.ts';
import { auditRow, change, NOON, refund } from './rows.ts';
import { tamperConformance } from './tamper.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

let databaseUrl = '';
const subject = describeStore('postgres', async () => {
  databaseUrl = await postgres.database('conformance');
  return { one: openStore({ databaseUrl }), two: openStore({ databaseUrl }) };
});

tamperConformance('postgres', async () => {
  const url = await postgres.database('tamper');
  const store = openStore({ databaseUrl: url });
  await store.ready();
  const client = new Client({ connectionString: url });
  await client.connect();
  const close = async () => {
    await client.end();
    await store.close();
  };
  return { store, run: (text) => client.query(text), close };
});

it('migrates once when several adapters start at the same time', async () => {
  const url = await postgres.database('migrate');
  const ran = await Promise.all([1, 2, 3].map(() => migratePostgres({ databaseUrl: url })));
  expect(ran.map(({ length }) => length).sort()).toEqual([0, 0, migrations.length]);
  expect(await migratePostgres({ databaseUrl: url })).toEqual([]);
});

it('refuses a database that a newer version has migrated', async () => {
  const url = await postgres.database('newer');
  await migratePostgres({ databaseUrl: url });
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into floe_migration (name) values ('9999-later')`);
  await client.end();
  const store = openStore({ databaseUrl: url });
  await expect(store.ready()).rejects.toThrow(/9999-later.*Update floe/);
});

it('says that the database is unavailable when nobody listens, and works again when somebody does', async () => {
  const store = openStore({ databaseUrl: 'postgres://floe:floe@127.0.0.1:1/none' });
  await expect(store.ready()).rejects.toMatchObject({ name: 'StoreUnavailable' });
  await expect(store.audit.verify('connection')).rejects.toMatchObject({ name: 'StoreUnavailable' });
  await store.close();
});

it('says so too when the server ends the connections of an open store, and recovers', async () => {
  const url = await postgres.database('outage');
  const idle: unknown[] = [];
  const store = openStore({ databaseUrl: url, onError: (error) => idle.push(error) });
  const started = Promise.withResolvers<void>();
  const cut = store.transaction(async ({ audit }) => {
    await audit.request('connection', auditRow({ id: 'cut' }));
    started.resolve();
    await endConnections(url, 'outage');
    await audit.request('connection', auditRow({ id: 'after the cut' }));
  });
  await started.promise;
  await expect(cut).rejects.toMatchObject({ name: 'StoreUnavailable' });
  expect(await store.audit.verify('connection')).toMatchObject({ ok: true, rows: 0 });
  await store.close();
});

it('hears of changes again after its listening connection was cut, and says that some may have been missed', async () => {
  const url = await postgres.database('listening');
  const [one, two] = [openStore({ databaseUrl: url, onError: () => undefined }), openStore({ databaseUrl: url })];
  const heard: (string | null)[] = [];
  let next = Promise.withResolvers<void>();
  await one.watch((connection) => {
    heard.push(connection);
    next.resolve();
  });
  await two.changes.append('a', change());
  await next.promise;
  next = Promise.withResolvers();
  await endConnections(url, 'listening', 'floe live');
  await next.promise;
  next = Promise.withResolvers();
  await two.changes.append('b', change());
  await next.promise;
  expect(heard).toEqual(['a', null, 'b']);
  await one.close();
  await two.close();
});

it('says that the database is unavailable when nobody is there to listen to', async () => {
  const store = openStore({ databaseUrl: 'postgres://floe:floe@127.0.0.1:1/none' });
  await expect(store.watch(() => undefined)).rejects.toMatchObject({ name: 'StoreUnavailable' });
  await store.close();
});

it('claims past what another process is just claiming, without waiting for it', async () => {
  const { one, two } = subject.handles();
  const here = subject.connection();
  for (const id of ['a', 'b']) await one.operations.reserve(here, refund({ id, orderId: id, leaseUntil: NOON }));
  const claim = { states: ['reserved'], now: NOON, leaseUntil: NOON + 1, limit: 1 } as const;
  const claimed = await one.transaction(async ({ operations }) => {
    const first = await operations.claim(here, claim);
    return [...first, ...(await two.operations.claim(here, claim))];
  });
  expect(claimed.map(({ id }) => id).sort()).toEqual(['a', 'b']);
});

it('holds what other handles wrote before it was opened', async () => {
  const { one } = subject.handles();
  const here = subject.connection();
  await one.audit.request(here, auditRow({ id: 'a' }));
  const late = openStore({ databaseUrl });
  expect((await late.audit.list(here, { limit: 1 })).entries).toHaveLength(1);
  await late.close();
});

async function endConnections(url: string, database: string, application = '%'): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = $1 and application_name like $2 and pid <> pg_backend_pid()`,
    [database, application],
  );
  await client.end();
}
