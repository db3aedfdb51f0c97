import { describe, expect, it } from 'vitest';
import { rightsOf } from '../../server-adapter/mcp/rights.ts';
import type { Terms } from '../../server-adapter/mcp/terms.ts';
import { agent, openHouse } from '../adapter/house.ts';
import { byBearer, byUrl, maker, makeToken, namesOf, send, use } from './model.ts';

const TOKEN = { id: 't-1', name: 'Helper', connection: 'default' };
const TERMS: Terms = {
  form: 'bearer',
  permissions: ['orders:read', 'refunds:write'],
  methods: ['read'],
  exposure: 'all',
  writes: 'confirm',
  appMoney: false,
  second: false,
};
const other = { kind: 'agent', id: 'a', permissions: ['orders:read', 'audit:read'] } as const;

describe('what a token is worth', () => {
  it('is what everybody behind it may', () => {
    expect(rightsOf(TOKEN, TERMS, [other])?.permissions).toEqual(['orders:read']);
    expect(rightsOf(TOKEN, TERMS, [other, { ...other, permissions: [] }])?.permissions).toEqual([]);
  });

  it('is the lowest of the limits, and nothing in a currency that one of them does not name', () => {
    const terms = { ...TERMS, limits: { usd: 500, eur: 100 } };
    expect(rightsOf(TOKEN, terms, [{ ...other, limits: { usd: 300 } }])?.limits).toEqual({ usd: 300, eur: 0 });
    expect(rightsOf(TOKEN, terms, [other])?.limits).toEqual({ usd: 500, eur: 100 });
    expect(rightsOf(TOKEN, TERMS, [other])).not.toHaveProperty('limits');
  });

  it('is nothing across connections or customers', () => {
    expect(rightsOf(TOKEN, TERMS, [{ ...other, connection: 'second' }])).toBeNull();
    const [one, two] = [{ id: 'one' }, { id: 'two' }];
    expect(rightsOf(TOKEN, { ...TERMS, customer: 'one' }, [{ ...other, customer: two }])).toBeNull();
    expect(rightsOf(TOKEN, TERMS, [{ ...other, customer: one }])?.customer).toEqual(one);
    expect(rightsOf(TOKEN, { ...TERMS, customer: 'one' }, [other])?.customer).toEqual(one);
  });
});

describe('a token at every call', () => {
  it('loses what its maker loses, and all of it with the maker', async () => {
    const house = openHouse();
    const token = byBearer(await makeToken(house));
    expect(await namesOf(house, token)).toEqual(
      expect.arrayContaining(['order_get', 'customer_get', 'polar_orders_list']),
    );
    house.people.set('agent:m-1', { kind: 'agent', id: 'm-1', permissions: ['orders:read'] });
    const left = await namesOf(house, token);
    expect(left).toEqual(expect.arrayContaining(['order_get']));
    expect(left).not.toContain('customer_get');
    expect(left.filter((name) => name.startsWith('polar_'))).toEqual([]);
    const { elena } = house.shop;
    expect(await use(house, token, 'customer_get', { customer: elena.customer })).toHaveProperty('refused');
    house.people.delete('agent:m-1');
    expect((await send(house, token, 'tools/list')).status).toBe(401);
  });

  it('reaches no further into Polar than its maker', async () => {
    const house = openHouse();
    const token = byBearer(await makeToken(house, {}, maker({ polar: { tags: ['products'] } })));
    const names = (await namesOf(house, token)).filter((name) => name.startsWith('polar_'));
    expect(names).toContain('polar_products_list');
    expect(names.every((name) => name.includes('product'))).toBe(true);
  });
});

describe('a second authentication', () => {
  const permissions = ['orders:read'] as const;

  it('is needed where the token says so, and narrows it', async () => {
    const house = openHouse();
    const { token } = await makeToken(house, { second_authentication: true });
    const beside = { 'floe-mcp-token': token };
    expect((await send(house, byBearer({ token }), 'tools/list')).status).toBe(401);
    expect((await send(house, { headers: beside }, 'tools/list')).status).toBe(401);
    const person = house.token(agent({ id: 'p-9', permissions }));
    const names = await namesOf(house, { headers: { ...beside, authorization: person } });
    expect(names).toContain('order_get');
    expect(names).not.toContain('customer_get');
  });

  it('reaches into Polar only where both do', async () => {
    const house = openHouse();
    const { token } = await makeToken(house, {}, maker({ polar: { tags: ['products'] } }));
    const polar = async (tags: readonly string[]) => {
      const authorization = house.token(agent({ id: 'p-9', permissions: ['polar:read'], polar: { tags } }));
      const names = await namesOf(house, { headers: { 'floe-mcp-token': token, authorization } });
      return names.filter((name) => name.startsWith('polar_'));
    };
    expect(await polar(['products'])).toContain('polar_products_list');
    expect(await polar(['orders'])).toEqual([]);
  });

  it('is somebody of the team: a customer, nobody and somebody whose session is over are none', async () => {
    const house = openHouse();
    const { token } = await makeToken(house);
    const customer = house.token({ kind: 'customer', externalId: house.shop.elena.externalId });
    for (const authorization of [customer, house.token('expired'), 'Bearer made-up']) {
      const way = { headers: { 'floe-mcp-token': token, authorization } };
      expect((await send(house, way, 'tools/list')).status).toBe(401);
    }
  });

  it('goes with a token in the address too, and the trail names both', async () => {
    const house = openHouse();
    const made = await makeToken(house, { form: 'url', methods: ['read'], second_authentication: true });
    const authorization = house.token(agent({ id: 'p-9', permissions }));
    const { elena } = house.shop;
    const args = { customer: elena.customer, order_id: elena.order };
    expect(await use(house, { ...byUrl(made), headers: { authorization } }, 'order_get', args)).not.toHaveProperty(
      'isError',
    );
    const { entries } = await house.store.audit.list('default', { operation: 'mcp.order_get', limit: 9 });
    expect(entries).toMatchObject([
      {
        actor: { kind: 'agent', id: `mcp:${made.id}`, name: 'Helper' },
        detail: { token: made.id, by: ['agent:m-1', 'agent:p-9'] },
      },
    ]);
  });
});
