import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../server-adapter/store/open.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { type Row, rows } from '../policy/rows.ts';
import { type RealPostgres, startPostgres } from '../store/postgres.ts';
import { openProxy, type Wire } from './proxy.ts';

// A real Postgres behind a proxy that can take it away.

let postgres: RealPostgres;
let wire: Wire;
let store: Store;
const opened: Store[] = [];

/** A database of its own: simulated Polars of one seed give the same ids. */
async function open(name: string): Promise<Store> {
  const url = new URL(await postgres.database(name));
  url.port = String(wire.port);
  const fresh = openStore({ databaseUrl: url.href });
  opened.push(fresh);
  await fresh.ready();
  return fresh;
}

beforeAll(async () => {
  postgres = await startPostgres();
  wire = await openProxy(Number(new URL(await postgres.database('probe')).port));
  store = await open('away');
});
afterEach(() => wire.become('through'));
afterAll(async () => {
  for (const one of opened) await one.close();
  await wire.close();
  await postgres.stop();
});

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, Omit<Row<never>, 'input'> & { input(shop: unknown): unknown }>> = rows;
const mutations = Object.keys(operations).filter(
  (name) => operations[name]?.kind === 'mutation' && table[name]?.agent !== 'forbidden',
);

const call = (house: House, name: string) =>
  house.ask(name, {
    as: agent({ permissions: operations[name]?.allow.agent ? [operations[name].allow.agent] : [] }),
    input: table[name]?.input(house.shop),
    customer: operations[name]?.subject === 'none' ? undefined : { id: house.shop.elena.customer },
    key: table[name]?.key,
  });

describe('while the database is away', () => {
  it.each(mutations)('%s changes nothing at Polar', async (name) => {
    const house = openHouse({ database: store });
    await wire.become('refuse');
    const { status, body, response } = await call(house, name);
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(house.writes()).toEqual([]);
  });

  it('reads go on', async () => {
    const house = openHouse({ database: store });
    await wire.become('refuse');
    expect((await call(house, 'orders.get')).status).toBe(200);
    const about = { as: agent(), customer: { id: house.shop.elena.customer } };
    const overview = await house.ask('customer.overview', about);
    expect([overview.status, overview.body.result.orders.ok, overview.body.result.trail?.ok]).toEqual([
      200,
      true,
      false,
    ]);
  });

  it('says so in its health, and works again when it is back', async () => {
    const house = openHouse({ database: store });
    await wire.become('refuse');
    const health = () => house.floe.handler(new Request('http://floe.test/floe/health'));
    expect(await (await health()).json()).toMatchObject({ ok: false, store: 'unavailable' });
    await wire.become('through');
    house.clock.forward(60_000);
    expect(await (await health()).json()).toMatchObject({ ok: true, store: 'ok' });
    expect((await call(house, 'refunds.create')).body.result.state).toBe('succeeded');
  });
});

describe('a database that goes while a refund is on its way', () => {
  it.each(['refuse', 'reset'] as const)('(%s) does not hide that it was paid, and learns of it later', async (mode) => {
    const house = openHouse({
      database: await open(`cut_${mode}`),
      wrap: (fetch, connection) => async (url, init) => {
        const answer = await fetch(url, init);
        if (connection === 'default' && init?.method === 'POST') {
          await wire.become(mode);
          wire.cut();
        }
        return answer;
      },
    });
    const input = { order_id: house.shop.elena.license, amount: 500, reason: 'other', expected_refundable: 4900 };
    const about = { as: agent(), customer: { id: house.shop.elena.customer }, key: `cut-${mode}` };
    const first = await house.ask('refunds.create', { ...about, input });
    expect([first.status, first.body.result.state]).toEqual([200, 'succeeded']);
    expect(house.events.map(({ kind }) => kind)).toContain('trail_gap');
    await wire.become('through');
    house.clock.forward(61_000);
    await house.floe.tick();
    const again = await house.ask('refunds.create', { ...about, input });
    expect([again.status, again.body.result.state]).toEqual([200, 'succeeded']);
    expect(house.writes()).toHaveLength(1);
  });
});
