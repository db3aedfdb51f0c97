import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { asked, benOf, elenaOf, type Listening, listen, logged } from './open-live.ts';
import type { Reader } from './reader.ts';

const BEAT = 15_000;
const service: Caller = { kind: 'service', id: 'billing', permissions: ['customers:read', 'orders:read'] };

/** All names until the next beat. */
async function told(house: House, stream: Reader): Promise<string[]> {
  house.clock.forward(BEAT);
  const names: string[] = [];
  for (let frame = await stream.next(); frame?.data?.stale; frame = await stream.next())
    names.push(...frame.data.stale);
  return names;
}

interface Case {
  readonly who: (house: House) => Caller;
  readonly names?: (house: House) => Listening;
  /** Of the changes of Elena, of Ben and of everybody, those heard. */
  readonly hears: readonly string[];
}

const nobodyNamed = () => ({});
const elenaNamed = (house: House) => ({ customer: house.shop.elena.customer });

const ALL = ['customer.get', 'orders.list', 'products.list'];

const cases: Readonly<Record<string, Case>> = {
  'Elena herself': { who: elenaOf, hears: ALL },
  'Elena, who names herself': {
    who: elenaOf,
    names: elenaNamed,
    hears: ALL,
  },
  'another customer': { who: benOf, hears: ['products.list'] },
  'a customer without an account': { who: () => ({ kind: 'customer', externalId: 'new' }), hears: ['products.list'] },
  'an agent who looks at Elena': {
    who: () => agent(),
    names: elenaNamed,
    hears: [...ALL, 'customer.search'],
  },
  'the same in capitals': {
    who: () => agent(),
    names: (house) => ({ customer: house.shop.elena.customer.toUpperCase() }),
    hears: [...ALL, 'customer.search'],
  },
  'an agent who may see customers, and no orders': {
    who: () => agent({ permissions: ['customers:read'] }),
    names: elenaNamed,
    hears: ['customer.get', 'customer.search'],
  },
  'an agent who looks at everybody': {
    who: () => agent(),
    names: nobodyNamed,
    hears: ['customer.search', 'products.list'],
  },
  'an agent pinned to Elena': {
    who: (house) => agent({ customer: { id: house.shop.elena.customer } }),
    hears: ALL,
  },
  'an agent pinned to Ben by his own id': {
    who: (house) => agent({ customer: { externalId: house.shop.ben.externalId } }),
    hears: ['products.list'],
  },
  'a service about Elena': {
    who: () => service,
    names: elenaNamed,
    hears: ['customer.get', 'customer.search', 'orders.list'],
  },
  'the same agent on the other connection': {
    who: () => agent({ connection: 'second' }),
    names: elenaNamed,
    hears: [],
  },
};

describe('a channel', () => {
  it.each(Object.entries(cases))('of %s', async (_name, { who, names = nobodyNamed, hears }) => {
    const house = openHouse();
    const stream = await listen(house, who(house), names(house));
    await logged(house, house.shop.elena.customer, ['customer.get', 'orders.list', 'customer.search', 'no.query']);
    await logged(house, null, ['products.list', 'orders.cancel']);
    expect([...(await told(house, stream))].sort()).toEqual([...hears].sort());
  });

  it('tells who comes back no more than who stayed', async () => {
    for (const { who, names = nobodyNamed, hears } of Object.values(cases)) {
      const house = openHouse();
      const connection = who(house).connection ?? 'default';
      const last = await house.store.changes.newest(connection, house.clock.now());
      await logged(house, house.shop.elena.customer, ['customer.get', 'orders.list', 'customer.search', 'no.query']);
      await logged(house, null, ['products.list', 'orders.cancel']);
      const again = await listen(house, who(house), { ...names(house), last });
      expect([...(await told(house, again))].sort()).toEqual([...hears].sort());
      const { path, headers } = asked({ ...names(house), last });
      const asks = await house.visit(path, { as: who(house), headers: { ...headers, accept: 'application/json' } });
      expect([...(await asks.json()).stale].sort()).toEqual([...hears].sort());
    }
  });

  it.each<[string, (house: House) => Caller, (house: House) => Listening, number, string]>([
    ['a customer who names another', elenaOf, ({ shop }) => ({ customer: shop.ben.customer }), 403, 'forbidden'],
    [
      'an agent pinned to one who names another',
      ({ shop }) => agent({ customer: { id: shop.elena.customer } }),
      ({ shop }) => ({ customer: shop.ben.customer }),
      403,
      'forbidden',
    ],
    ['an id that is none', () => agent(), () => ({ customer: "x' or 1=1" }), 422, 'invalid_input'],
  ])('is refused to %s', async (_name, who, names, status, code) => {
    const house = openHouse();
    const { path, headers } = asked(names(house));
    const answer = await house.visit(path, { as: who(house), headers });
    expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
    const { entries } = await house.store.audit.list('default', { limit: 5 });
    expect(entries.map(({ operation }) => operation)).toEqual(status === 403 ? ['live'] : []);
  });

  it('carries no id and no data, only names and the request, over thousands of foreign changes', async () => {
    const house = openHouse();
    const stream = await listen(house, elenaOf(house));
    const queries = Object.entries<Operation>(contract).filter(([, { kind }]) => kind === 'query');
    const names = queries.map(([name]) => name);
    const { elena, ben, priya } = house.shop;
    for (let n = 0; n < 2_000; n += 1) {
      const customerId = [ben.customer, priya.customer, crypto.randomUUID()][n % 3] ?? null;
      await house.store.changes.append('default', {
        customerId,
        stale: names,
        ids: [ben.subscription, ben.order],
        by: 'foreign',
        at: house.clock.now(),
      });
    }
    expect(await told(house, stream)).toEqual([]);
    await house.store.changes.append('default', {
      customerId: elena.customer,
      stale: names,
      ids: [elena.order],
      by: 'own',
      at: house.clock.now(),
    });
    const frame = await stream.next();
    const open = queries.filter(([, { allow }]) => allow.customer).map(([name]) => name);
    expect(frame?.data).toEqual({ stale: open, by: 'own' });
  });
});
