import { describe, expect, it } from 'vitest';
import { defineRoutes, type Route } from '../../server-adapter/engine/routes.ts';
import type { Authenticated, Caller } from '../../server-adapter/index.ts';
import { routes } from '../../server-adapter/routes.ts';
import { PROBLEMS } from '../../src/contract/errors.ts';
import type { Permission } from '../../src/contract/permissions.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { type RouteRow, routeRows } from './routes.ts';

const table: Readonly<Record<string, Route>> = routes;
const rows: Readonly<Record<string, RouteRow>> = routeRows;

interface Principal {
  readonly who: Authenticated;
  readonly expected: RouteRow['nobody'];
}

function principals(route: Route, row: RouteRow, { shop }: House): Record<string, Principal> {
  const isOpen =
    route.reach === 'anonymous' || route.reach === 'signature' || route.reach === 'own' || route.reach === 'key';
  const allowed = route.reach === 'caller' ? route.allow : { agent: row.right, service: row.right };
  const of = (permission: Permission | undefined) => (permission ? [permission] : []);
  const permissions = of(allowed.agent);
  const service: Caller = { kind: 'service', id: 'billing', permissions: of(allowed.service) };
  return {
    nobody: { who: null, expected: row.nobody },
    'an expired session': {
      who: 'expired',
      expected: row.nobody === 'unauthenticated' && !isOpen ? 'session_expired' : row.nobody,
    },
    'the customer': { who: { kind: 'customer', externalId: shop.elena.externalId }, expected: row.customer },
    'another customer': {
      who: { kind: 'customer', externalId: shop.ben.externalId },
      expected: row.otherCustomer ?? row.customer,
    },
    'an agent with the right': { who: agent({ permissions }), expected: row.agent },
    'an agent without the right': { who: agent({ permissions: [] }), expected: row.withoutRight },
    'a pinned agent': { who: agent({ permissions, customer: { id: shop.elena.customer } }), expected: row.pinned },
    'a service': { who: service, expected: row.service },
    'a service without the right': { who: { ...service, permissions: [] }, expected: row.withoutRight },
    'the same agent on the other connection': {
      who: agent({ permissions, connection: 'second' }),
      expected: row.agent,
    },
    'the same agent on no connection of ours': {
      who: agent({ permissions, connection: 'third' }),
      expected: isOpen ? row.agent : 'forbidden',
    },
  };
}

it('has a row for every route', () => {
  expect(Object.keys(rows).sort()).toEqual(Object.keys(table).sort());
});

describe.each(Object.keys(table))('%s', (name) => {
  const [route, row] = [table[name], rows[name]];
  if (!route || !row) throw new Error(`There is no row for the route ${name}.`);
  const labels = Object.keys(principals(route, row, openHouse()));

  it.each(labels)('to %s', async (label) => {
    const house = openHouse({ license: {}, encryptionKeys: `one:${btoa('k'.repeat(32))}` });
    const principal = principals(route, row, house)[label];
    if (!principal) throw new Error(`There is no principal ${label}.`);
    const { who, expected } = principal;
    const response = await house.visit(row.path, { method: route.methods[0] ?? '', ...row.init, as: who });
    const code = response.ok ? 'ok' : codeIn(await response.text());
    if (response.ok) await response.body?.cancel();
    expect({ code, status: response.status }).toEqual({
      code: expected,
      status: expected === 'ok' ? row.status : PROBLEMS[expected].status,
    });
    expect(route.reach === 'key' ? house.changes() : house.writes()).toEqual([]);
  });
});

/** Pages for people say it beside their words. */
const codeIn = (text: string) => /data-code="(\w+)"/.exec(text)?.[1] ?? JSON.parse(text).code;

describe('a route', () => {
  it.each<[string, object]>([
    ['does not say who may come by it', { methods: ['GET'], path: 'open' }],
    ['says it in a word nobody knows', { methods: ['GET'], path: 'open', reach: 'everybody' }],
    ['has the form of an operation', { methods: ['GET'], path: 'orders.get', reach: 'anonymous' }],
    ['takes any path', { methods: ['GET'], path: '{anything}', reach: 'anonymous' }],
    ['takes no method', { methods: [], path: 'open', reach: 'anonymous' }],
  ])('that %s does not start', (_name, row) => {
    expect(() => defineRoutes({ open: row as Route })).toThrow(/Floe: the route open/);
  });
});
