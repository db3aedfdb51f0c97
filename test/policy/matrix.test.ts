import { describe, expect, it } from 'vitest';
import type { Authenticated, Caller } from '../../server-adapter/index.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { PROBLEMS } from '../../src/contract/errors.ts';
import { agent, type House, openHouse, TICKET } from '../adapter/house.ts';
import { type Expected, type Row, rows } from './rows.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, Omit<Row<never>, 'input'> & { input(shop: unknown): unknown }>> = rows;

interface Principal {
  readonly who: Authenticated;
  /** Agents and services name the customer; a customer is its own subject. */
  readonly names: boolean;
  readonly expected: Expected;
}

/** Everybody who might knock, for one operation. */
function principals(
  { allow, subject }: Operation,
  row: Omit<Row<never>, 'input'>,
  { shop }: House,
): Record<string, Principal> {
  const permissions = allow.agent ? [allow.agent] : [];
  const [names, ticket] = [subject !== 'none', TICKET];
  const elena: Caller = { kind: 'customer', externalId: shop.elena.externalId };
  const ben: Caller = { kind: 'customer', externalId: shop.ben.externalId };
  const service: Caller = { kind: 'service', id: 'billing', permissions: allow.service ? [allow.service] : [] };
  const pin = { id: shop.elena.customer };
  return {
    nobody: { who: null, names: false, expected: 'unauthenticated' },
    'an expired session': { who: 'expired', names: false, expected: 'session_expired' },
    'the customer': { who: elena, names: false, expected: row.customer },
    'another customer': { who: ben, names: false, expected: row.otherCustomer },
    'another customer who names the first': { who: ben, names: true, expected: 'forbidden' },
    'an agent with the right': { who: agent({ permissions }), names, expected: row.agent },
    'an agent without the right': { who: agent({ permissions: withoutRight(allow) }), names, expected: 'forbidden' },
    'a pinned agent': { who: agent({ permissions, customer: pin }), names: false, expected: row.pinned },
    'an agent pinned to another': {
      who: agent({ permissions, customer: { id: shop.ben.customer }, ticket }),
      names,
      expected: names || row.pinned === 'forbidden' ? 'forbidden' : row.pinned,
    },
    'a service': { who: service, names, expected: row.service },
    'a service without the right': { who: { ...service, permissions: [] }, names, expected: 'forbidden' },
    'the same agent on the other connection': {
      who: agent({ permissions, connection: 'second' }),
      names,
      expected: row.agent,
    },
    'the same agent on no connection of ours': {
      who: agent({ permissions, connection: 'third' }),
      names,
      expected: 'forbidden',
    },
  };
}

/** Every right but the operation's own. */
function withoutRight({ agent: needed }: Operation['allow']) {
  const all = Object.values(operations).flatMap(({ allow }) => (allow.agent ? [allow.agent] : []));
  return [...new Set(all)].filter((permission) => permission !== needed);
}

/** Where every read is one of Polar, so that it shows which connection was asked. */
const strictHouse = () => openHouse({ readTtl: 0 });
let open = strictHouse();

/** A house that nobody wrote into is open to the next one too: what somebody read must not open anything to others. */
function untouchedHouse(): House {
  if (open.writes().length > 0) open = strictHouse();
  open.seen.length = 0;
  return open;
}

const labels = Object.keys(
  principals(Object.values(operations)[0] as Operation, Object.values(table)[0] as never, open),
);

it('has a row for every operation', () => {
  expect(Object.keys(rows).sort()).toEqual(Object.keys(operations).sort());
});

describe.each(Object.keys(operations))('%s', (name) => {
  it.each(labels)('to %s', async (label) => {
    const house = untouchedHouse();
    const [entry, row] = [operations[name], table[name]];
    if (!entry || !row) throw new Error(`There is no row for ${name}.`);
    const principal = principals(entry, row, house)[label];
    if (!principal) throw new Error(`There is no principal ${label}.`);
    const { status, body } = await house.ask(name, {
      as: principal.who,
      input: row.input(house.shop),
      customer: principal.names ? { id: house.shop.elena.customer } : undefined,
      key: row.key,
    });
    const { expected } = principal;
    expect({ code: body.code ?? 'ok', status }).toEqual({
      code: expected,
      status: expected === 'ok' ? (row.status ?? 200) : PROBLEMS[expected].status,
    });
    if (expected !== 'ok') expect(house.changes()).toEqual([]);
    if (entry.kind === 'query') expect(house.writes()).toEqual([]);
    expectNothingForeign(house, { label, body });
    expect(house.seen.filter(({ connection }) => connection !== connectionOf(principal.who))).toEqual([]);
  });
});

const connectionOf = (who: Authenticated): string => (who && who !== 'expired' ? (who.connection ?? 'default') : '');

/** Ben's answers hold nothing of Elena. */
function expectNothingForeign({ shop }: House, { label, body }: { label: string; body: unknown }): void {
  if (!label.startsWith('another customer')) return;
  const text = JSON.stringify(body);
  for (const id of [shop.elena.customer, shop.elena.subscription, shop.elena.order, 'elena@lumenstudio.com']) {
    expect(text).not.toContain(id);
  }
}
