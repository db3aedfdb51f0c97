// What belongs to somebody else is answered exactly like what does not exist: status, headers, body, and what can be
// seen of it afterwards.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { rows } from './rows.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, { input(shop: House['shop']): unknown; key?: string }>> = rows;

let house: House;
/** Ids of things that are there and not Ben's. */
let foreign: Map<string, string>;
let intents = 0;

beforeAll(async () => {
  house = openHouse();
  const { elena, priya } = house.shop;
  const input = { order_id: elena.license, amount: 100, reason: 'other', expected_refundable: 4900 };
  const refund = await house.ask('refunds.create', {
    as: agent(),
    customer: { id: elena.customer },
    input,
    key: 'one',
  });
  const things = { ...elena, member: priya.members[0] ?? '', operation: refund.body.result.operation_id };
  foreign = new Map(Object.entries(things).filter(([name]) => name !== 'externalId' && name !== 'customer'));
});

/** Operations that name things of Elena's, by the text of their input. */
const named = Object.entries(operations).filter(([name, { list }]) => {
  const { elena } = openHouse().shop;
  const text = JSON.stringify(table[name]?.input(openHouse().shop));
  return !list && Object.entries(elena).some(([key, id]) => key !== 'externalId' && text.includes(id));
});

const personas: Record<string, (shop: House['shop'], entry: Operation) => { as: Caller; customer?: object }> = {
  'a customer': ({ ben }) => ({ as: { kind: 'customer', externalId: ben.externalId } }),
  'an agent about another customer': ({ ben }) => ({ as: agent(), customer: { id: ben.customer } }),
  'an agent pinned to another': ({ ben }) => ({ as: agent({ customer: { id: ben.customer } }) }),
  'a service about another customer': ({ ben }, { allow }) => ({
    as: { kind: 'service', id: 's', permissions: allow.service ? [allow.service] : [] },
    customer: { id: ben.customer },
  }),
};

/** Everything of an answer but the id of its request. */
async function seen(name: string, how: { as: Caller; customer?: unknown; input?: unknown }) {
  intents += 1;
  // Polar counts calls by the minute.
  house.clock.forward(60_000);
  const { body, response } = await house.ask(name, { ...how, key: `intent-${intents}` });
  const { requestId: _id, ...rest } = body;
  const headers = [...response.headers].filter(([header]) => header !== 'floe-request-id');
  return { status: response.status, headers, body: rest };
}

const replaced = (input: unknown, from: readonly string[], to: string): unknown =>
  JSON.parse(JSON.stringify(input), (_key, value) => (from.includes(value) ? to : value));

describe.each(Object.keys(personas))('%s', (label) => {
  it('cannot tell somebody else’s thing from none', async () => {
    expect(named.length).toBeGreaterThan(20);
    const property = fc.asyncProperty(fc.constantFrom(...named), fc.uuid(), async ([name, entry], missing) => {
      const how = personas[label]?.(house.shop, entry);
      const input = table[name]?.input(house.shop);
      if (!how) throw new Error('nobody');
      const none = { ...how, input: replaced(input, [...foreign.values()], missing) };
      expect(await seen(name, { ...how, input }), name).toEqual(await seen(name, none));
    });
    const before = house.changes().length;
    await fc.assert(property, { numRuns: 300 });
    expect(house.changes().length).toBe(before);
  });

  it.each([
    ['orders.get', 'order_id', 'license'],
    ['licenseKeys.get', 'license_key_id', 'licenseKey'],
    ['portal.session', 'member_id', 'member'],
    ['orders.retry', 'order_id', 'license'],
    ['refunds.resolve', 'operation_id', 'operation'],
  ])('nor in %s by %s', async (name, field, thing) => {
    const entry = operations[name];
    const how = entry && personas[label]?.(house.shop, entry);
    if (!how) throw new Error(`There is no ${name}.`);
    const input = { ...(table[name]?.input(house.shop) as object) };
    const ask = (id: string | undefined) => seen(name, { ...how, input: { ...input, [field]: id } });
    expect(await ask(foreign.get(thing))).toEqual(await ask('0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11'));
  });
});

it.each([
  ['a customer', (): Caller => ({ kind: 'customer', externalId: house.shop.ben.externalId })],
  ['a pinned agent', (): Caller => agent({ customer: { id: house.shop.ben.customer } })],
])('%s cannot tell another customer from none', async (_name, as) => {
  const { customer, externalId } = house.shop.elena;
  const pairs = [
    [{ id: customer }, { id: '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11' }],
    [{ externalId }, { externalId: 'nobody' }],
    [{ email: 'elena@lumenstudio.com' }, { email: 'nobody@lumenstudio.com' }],
  ];
  for (const [name, { kind }] of Object.entries(operations)) {
    for (const [there, missing] of pairs) {
      const ask = (ref: object | undefined) =>
        seen(name, { as: as(), customer: ref, input: table[name]?.input(house.shop) });
      const [one, other] = [await ask(there), await ask(missing)];
      expect(one, `${kind} ${name}`).toEqual(other);
      expect(one.status, name).not.toBe(200);
    }
  }
});

it('a pinned agent does not learn it from the trail either', async () => {
  const own = openHouse();
  const { ben, elena } = own.shop;
  const as = agent({ customer: { id: ben.customer } });
  await own.ask('orders.get', { as, input: { order_id: elena.order } });
  await own.ask('refunds.list', { as: agent({ permissions: [] }), customer: { id: ben.customer } });
  const lines = async (who: Caller) =>
    (await own.ask('audit.list', { as: who, customer: { id: ben.customer } })).body.result.map(
      ({ operation, code }: { operation: string; code: string }) => `${operation} ${code}`,
    );
  expect(await lines(as)).toEqual(['refunds.list forbidden']);
  expect(await lines(agent())).toEqual(['refunds.list forbidden', 'orders.get not_found']);
});
