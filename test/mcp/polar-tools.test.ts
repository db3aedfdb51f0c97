// Every operation of Polar as a tool, with arguments that mean something: reads at once, changes once a person says yes.
import { describe, expect, it } from 'vitest';
import { type Caller, createFloe, memoryStore } from '../../server-adapter/index.ts';
import { isWithheld, toolName } from '../../server-adapter/mcp/tools/polar.ts';
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import type { PolarOperation } from '../../server-adapter/polar/catalogue/operation.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { TICKET } from '../adapter/house.ts';
import { argumentsOf } from '../proxy/arguments.ts';
import { openWorkshop } from '../proxy/workshop.ts';
import { rpc } from './model.ts';
import { press } from './person.ts';

const ORDER = ['read', 'money', 'write', 'destructive'];
const person = { kind: 'agent', id: 'p-1', permissions: PERMISSIONS, ticket: TICKET } as const;

async function open() {
  const { polar, known } = await openWorkshop();
  let status = 0;
  const floe = createFloe({
    polar: {
      accessToken: 'polar_oat_demo',
      rate: false,
      fetch: async (input, init) => {
        const response = await polar.fetch(new Request(input, init));
        status = response.status;
        return response;
      },
    },
    authenticate: (request) => (request.headers.get('authorization') === 'Bearer person' ? person : null),
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [],
    database: memoryStore(),
    random: () => 0,
    mcp: { url: 'https://floe.test/floe', maker: () => person },
  });
  const input = { name: 'x', permissions: PERMISSIONS, methods: ['read', 'write'] };
  const { result } = await floe.call(
    'mcpTokens.create',
    { ...input, permissions: [...PERMISSIONS] },
    { caller: person },
  );
  const house = { floe, token: (_caller: Caller) => 'Bearer person' } as never;
  const way = { headers: { authorization: `Bearer ${result.token}` } };

  return async (operation: PolarOperation): Promise<string> => {
    const { params = {}, query = {}, body, customer, member } = argumentsOf(operation.name, operation.path, known);
    const args = {
      ...params,
      ...(Object.keys(query).length > 0 ? { query } : {}),
      ...(body === undefined ? {} : { body }),
      ...(operation.subject === 'portal' ? { customer: customer ?? known.customer } : {}),
      ...(member === undefined ? {} : { member }),
    };
    status = 0;
    const { result: answer, error } = await rpc(house, way, 'tools/call', {
      name: toolName(operation.name),
      arguments: args,
    });
    if (error) return JSON.stringify(error);
    const text = answer.content[0].text as string;
    if (answer.isError) return /"too_large"/.test(text) ? 'a table' : status === 501 ? '501' : text;
    if (!answer.structuredContent?.confirm_url) return 'read';
    const { status: pressed, text: page } = await press(house, answer.structuredContent.confirm_url, person);
    return pressed === 200 ? 'confirmed' : status === 501 ? '501' : `${pressed} ${/<p>[^<]*/.exec(page)?.[0]}`;
  };
}

describe('every operation of Polar that is a tool', () => {
  it('is read, or confirmed, or not in the simulator', async () => {
    const call = await open();
    const callable = [...polarOperations.values()].filter((operation) => !isWithheld(operation));
    callable.sort((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect));
    const told: [string, string][] = [];
    for (const operation of callable) told.push([operation.name, await call(operation)]);
    const tables = told.filter(([, outcome]) => outcome === 'a table').map(([name]) => name);
    expect(told.filter(([, outcome]) => !/^(read|confirmed|501|a table)$/.test(outcome))).toEqual([]);
    expect(tables.every((name) => name.endsWith(':export'))).toBe(true);
    expect(told.filter(([, outcome]) => outcome === '501').length / told.length).toBeLessThanOrEqual(0.15);
    expect(told.filter(([, outcome]) => outcome === 'confirmed').length).toBeGreaterThan(70);
  }, 60_000);
});
