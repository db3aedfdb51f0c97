// Two adapters on one real Postgres: pg-boss keeps the schedule, and what it calls for is done by one of them.
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memoryStore, type Rule } from '../../server-adapter/index.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { type HouseOptions, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { type RealPostgres, startPostgres } from '../store/postgres.ts';
import { beside, listener } from './beside.ts';

const MINUTE = 60_000;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

/** A rule on what only the clock's own round can find, and somebody whom it calls for. */
async function ruled(options: HouseOptions) {
  const { told, tell } = listener();
  const rule = { name: 'much', on: { threshold: { meter: '', consumed: 5 } }, do: tell };
  const rules = [rule as Rule];
  const house = openHouse({ ...options, rules });
  const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
  const aggregation = { func: 'sum', property: 'n' };
  const meter = await merchant(house, 'POST', '/v1/meters/', { name: 'Calls', filter, aggregation });
  rule.on.threshold.meter = meter.id;
  const use = async (customer_id: string) => {
    await merchant(house, 'POST', '/v1/events/ingest', { events: [{ name: 'call', customer_id, metadata: { n: 9 } }] });
    house.polar.moves.usageRuns();
  };
  return { house, rules, told, use };
}

it('lets the database keep the schedule where it can, and steps in where nothing comes of it', async () => {
  const jobs: (() => Promise<void>)[] = [];
  const schedule: Store['schedule'] = async (_name, work) => {
    jobs.push(work);
    return true;
  };
  const { house, told, use } = await ruled({ database: { ...memoryStore(), schedule } });
  await house.floe.tick();
  await use(house.shop.elena.customer);
  house.clock.forward(5 * MINUTE);
  await house.floe.tick();
  expect([jobs.length, told.length]).toEqual([1, 0]);
  await jobs[0]?.();
  expect(told).toHaveLength(1);
  await use(house.shop.ben.customer);
  house.clock.forward(9 * MINUTE);
  await house.floe.tick();
  expect(told).toHaveLength(2);
});

it('keeps the schedule itself where the database cannot just now', async () => {
  const schedule = async () => Promise.reject(new Error('no right to make a schema'));
  const { house, told, use } = await ruled({ database: { ...memoryStore(), schedule } });
  await house.floe.tick();
  await use(house.shop.elena.customer);
  house.clock.forward(5 * MINUTE);
  await house.floe.tick();
  expect(told).toHaveLength(1);
  expect(house.events.map(({ message }) => message)).toContainEqual(expect.stringContaining('by pg-boss'));
});

it('is called by pg-boss on a real Postgres, once for two adapters', async () => {
  const databaseUrl = await postgres.database('boss');
  const [one, two] = [openStore({ databaseUrl }), openStore({ databaseUrl })];
  const { house, rules, told, use } = await ruled({ database: one });
  const other = beside(house, rules, { store: two });
  await Promise.all([house.floe.tick(), other.tick()]);
  await use(house.shop.elena.customer);
  house.clock.forward(5 * MINUTE);
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'floe_boss', schedule: false, supervise: false });
  await boss.start();
  expect(await boss.getSchedules('rules')).toMatchObject([{ cron: '* * * * *' }]);
  await boss.send('rules');
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(1);
  await boss.stop();
  await Promise.all([house.floe.close(), other.close()]);
  expect(told).toHaveLength(1);
}, 60_000);
