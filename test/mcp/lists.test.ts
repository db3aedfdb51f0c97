import { describe, expect, it } from 'vitest';
import { openHouse } from '../adapter/house.ts';
import { byBearer, byUrl, makeToken, namesOf, send, toolsOf, use } from './model.ts';

/** What a token leaves out is neither listed nor called. */
async function expectOnly(input: object, listed: readonly string[], left: readonly string[]) {
  const house = openHouse();
  const { elena } = house.shop;
  const token = byBearer(await makeToken(house, input));
  const names = await namesOf(house, token);
  expect(names).toEqual(expect.arrayContaining([...listed]));
  for (const name of left) {
    expect(names).not.toContain(name);
    const args = { customer: elena.customer, order_id: elena.order, subscription_id: elena.subscription };
    expect(await use(house, token, name, args)).toEqual({ refused: expect.stringContaining('no such tool') });
  }
  expect(house.writes()).toEqual([]);
}

describe('what a token leaves out', () => {
  it('is writing, for one that reads', () =>
    expectOnly(
      { methods: ['read'] },
      ['order_get', 'polar_orders_list'],
      [
        'subscription_cancel',
        'refund_create',
        'polar_orders_update',
        'refund_execute',
        'refund_open_confirmation',
        'subscription_execute',
        'subscription_open_confirmation',
      ],
    ));

  it('is reading, for one that writes', () =>
    expectOnly({ methods: ['write'] }, ['subscription_cancel'], ['order_get', 'polar_orders_list']));

  it('is all but what its methods name, as tool or as operation', () =>
    expectOnly(
      { methods: ['order_get', 'subscriptions.cancel', 'orders:list'] },
      ['order_get', 'subscription_cancel', 'polar_orders_list'],
      ['order_list', 'polar_orders_get'],
    ));

  it('is all without one of its tags, besides', () =>
    expectOnly(
      { methods: ['read'], tags: ['orders'] },
      ['order_get', 'polar_orders_list'],
      ['subscription_get', 'customer_get', 'order_update', 'polar_products_list'],
    ));

  it('is all of Polar, for one customer alone', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const token = byBearer(await makeToken(house, { customer_id: elena.customer }));
    const tools = await toolsOf(house, token);
    const names = tools.map(({ name }) => name);
    expect(names).toContain('order_list');
    expect(names.filter((name) => name.startsWith('polar_'))).toEqual([]);
    expect(names).not.toContain('customer_search');
    expect(JSON.stringify(tools.map(({ inputSchema }) => Object.keys(inputSchema.properties)))).not.toContain(
      '"customer"',
    );
    expect((await use(house, token, 'order_list')).structuredContent.result.length).toBeGreaterThan(0);
    const foreign = await use(house, token, 'order_get', { order_id: ben.order });
    expect(foreign).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('not_found') }] });
    const named = await use(house, token, 'order_list', { customer: ben.customer });
    expect(named).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('forbidden') }] });
    const asked = await use(house, token, 'subscription_revoke', {
      customer: ben.customer,
      subscription_id: ben.subscription,
    });
    expect(asked).toMatchObject({ isError: true });
    expect(JSON.stringify([foreign, named, asked])).not.toContain(ben.externalId);
  });

  it('is every change, in the address', async () => {
    const house = openHouse();
    const made = await makeToken(house, { form: 'url', methods: ['read', 'subscription_cancel'] });
    const names = await namesOf(house, byUrl(made));
    expect(names).toContain('order_get');
    expect(names).not.toContain('subscription_cancel');
    expect(names.filter((name) => /refund_(create|execute|open)/.test(name))).toEqual([]);
    expect((await send(house, byBearer({ token: `floe_mcp_${made.url.slice(-43)}` }), 'tools/list')).status).toBe(401);
  });

  it('is tokens, credentials and what signs somebody in, for everybody', () =>
    expectOnly(
      { methods: ['read', 'write'] },
      ['order_get'],
      [
        'polar_customer_sessions_create',
        'polar_webhooks_create_webhook_endpoint',
        'portal_session',
        'mcp_token_create',
        'order_pay_link',
        'polar_webhooks_get_webhook_endpoint',
      ],
    ));
});

describe('a token that discovers', () => {
  it('lists three tools, and finds, describes and calls the others', async () => {
    const house = openHouse();
    const token = byBearer(await makeToken(house, { exposure: 'discovery', methods: ['read'], tags: ['orders'] }));
    expect(await namesOf(house, token)).toEqual(['search_tools', 'get_tool_schema', 'call_tool']);
    const found = await use(house, token, 'search_tools', { query: 'read one order' });
    expect(found.structuredContent.tools.slice(0, 3).map(({ name }: { name: string }) => name)).toContain('order_get');
    const schema = await use(house, token, 'get_tool_schema', { name: 'order_get' });
    expect(schema.structuredContent.inputSchema.required).toEqual(['customer', 'order_id']);
    const { elena } = house.shop;
    const args = { customer: elena.externalId, order_id: elena.order };
    const called = await use(house, token, 'call_tool', { name: 'order_get', arguments: args });
    expect(called.structuredContent.result.id).toBe(elena.order);
  });

  it('finds, describes and calls nothing that is left out', async () => {
    const house = openHouse();
    const token = byBearer(await makeToken(house, { exposure: 'discovery', methods: ['read'], tags: ['orders'] }));
    const found = await use(house, token, 'search_tools', { query: 'customer subscription cancel refund', limit: 50 });
    for (const { tags } of found.structuredContent.tools) expect(tags).toContain('orders');
    expect(await use(house, token, 'get_tool_schema', { name: 'customer_get' })).toMatchObject({ isError: true });
    const args = { customer: house.shop.elena.customer };
    expect(await use(house, token, 'call_tool', { name: 'customer_get', arguments: args })).toHaveProperty('refused');
  });
});
