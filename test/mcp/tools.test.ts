import { describe, expect, it } from 'vitest';
import { isWithheld, toolName } from '../../server-adapter/mcp/tools/polar.ts';
import { flattened, tolerant } from '../../server-adapter/mcp/tools/schema.ts';
import { words } from '../../server-adapter/mcp/tools/words.ts';
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { openHouse } from '../adapter/house.ts';
import { byBearer, makeToken, toolsOf } from './model.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const house = openHouse();
const tools = await toolsOf(house, byBearer(await makeToken(house)));
const names: string[] = tools.map(({ name }) => name);
const find = (name: string) => tools.find((tool) => tool.name === name);

describe('the tools', () => {
  it('have names that every client takes, each its own', () => {
    for (const name of names) expect(name).toMatch(/^[a-z0-9_-]{1,64}$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are every operation that is not withheld, with the reason where it is', () => {
    const told = Object.entries(words).filter(([, said]) => 'tool' in said);
    expect(told.every(([name]) => operations[name]?.allow.agent)).toBe(true);
    for (const [, said] of Object.entries(words)) {
      if ('tool' in said) expect(names).toContain(said.tool);
      else expect(said.withheld).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are every operation of Polar, but what is refused, answers a credential or sends data out', () => {
    const callable = [...polarOperations.values()].filter((operation) => !isWithheld(operation));
    const polar = names.filter((name) => name.startsWith('polar_'));
    expect(polar.sort()).toEqual(callable.map(({ name }) => toolName(name)).sort());
    expect(callable.some(({ effect }) => effect === 'secret' || effect === 'outbound')).toBe(false);
    for (const name of polar) expect(find(name)).not.toHaveProperty('outputSchema');
  });

  it('say truly whether they read, and what a change may do', () => {
    for (const { name, annotations } of tools) {
      const known = Object.entries(words).find(([, said]) => 'tool' in said && said.tool === name);
      const entry = known && operations[known[0]];
      if (!entry) continue;
      expect([name, annotations.readOnlyHint]).toEqual([name, entry.kind === 'query']);
      const isFinal = entry.risk === 'irreversible' || entry.risk === 'money';
      if (entry.kind === 'mutation') expect([name, annotations.destructiveHint]).toEqual([name, isFinal]);
    }
    expect(find('polar_orders_list').annotations.readOnlyHint).toBe(true);
    expect(find('polar_customers_delete').annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
  });

  it('that change something say that a person decides', () => {
    const isOfDialog = (name: string) => /^refund_|^subscription_(execute|open_confirmation)$/.test(name);
    const changing = tools.filter(({ name, annotations }) => !annotations.readOnlyHint && !isOfDialog(name));
    expect(changing.length).toBeGreaterThan(80);
    for (const { description } of changing) expect(description).toContain('A person has to confirm it');
  });

  it('take one flat form, with whom it is about beside the rest', () => {
    for (const { inputSchema } of tools) expect(inputSchema.type).toBe('object');
    const { properties, required } = find('subscription_preview').inputSchema;
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(['customer', 'subscription_id', 'of', 'product_id']),
    );
    expect(properties.of.enum).toEqual(['change', 'charge', 'cancel']);
    expect(required).toEqual(['customer', 'subscription_id', 'of']);
    expect(JSON.stringify(find('polar_refunds_create').inputSchema)).toContain('"$ref":"#/$defs/');
  });

  it('name no model that is not beside them', () => {
    for (const { name, inputSchema } of tools) {
      for (const [, model] of JSON.stringify(inputSchema).matchAll(/#\/\$defs\/(\w+)/g))
        expect([name, Object.keys(inputSchema.$defs ?? {})]).toEqual([name, expect.arrayContaining([model])]);
    }
  });
});

describe('a schema of answers', () => {
  it('says kinds of values and nothing that only narrows', () => {
    const strict = {
      type: 'object',
      properties: {
        state: { enum: ['a', 'b'] },
        enum: { type: 'string', pattern: '^x' },
        n: { type: 'integer', minimum: 1 },
      },
      required: ['state'],
      additionalProperties: false,
    };
    expect(tolerant(strict)).toEqual({
      type: 'object',
      properties: { state: { type: 'string' }, enum: { type: 'string' }, n: { type: 'integer' } },
    });
    expect(tolerant({ oneOf: [{ const: 1 }, { const: null }] })).toEqual({
      anyOf: [{ type: 'number' }, { type: 'null' }],
    });
  });

  it('puts a choice of forms into one', () => {
    const of = (word: string, more = {}) => ({
      type: 'object',
      properties: { of: { const: word }, ...more },
      required: ['of'],
    });
    expect(flattened({ oneOf: [of('a'), of('b', { n: { type: 'integer' } })] })).toEqual({
      type: 'object',
      properties: { of: { type: 'string', enum: ['a', 'b'] }, n: { type: 'integer' } },
      required: ['of'],
      additionalProperties: false,
    });
  });
});
