import { expect, it } from 'vitest';
import { openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { byBearer, maker, makeToken, rpc, toolsOf, use } from './model.ts';

/** Two connections with the same ids: what is theirs alone is the word in their names. */
it('two connections with the same ids hear nothing of each other, in lists, answers and errors', async () => {
  const house = openHouse({ readTtl: 0 });
  const { elena, products } = house.shop;
  const words = { default: 'AMBER', second: 'COBALT' } as const;
  const polars = { default: house.polar, second: house.second };
  for (const connection of ['default', 'second'] as const) {
    const polar = { polar: polars[connection] };
    await merchant(polar, 'PATCH', `/v1/customers/${elena.customer}`, { name: words[connection] });
    await merchant(polar, 'PATCH', `/v1/products/${products.pro}`, { name: words[connection] });
    await merchant(polar, 'PATCH', `/v1/orders/${elena.order}`, { billing_name: words[connection] });
  }
  const makers = { default: maker(), second: maker({ id: 'm-2', connection: 'second' }) };
  for (const [connection, other] of [
    ['default', 'second'],
    ['second', 'default'],
  ] as const) {
    const token = byBearer(await makeToken(house, { name: words[connection] }, makers[connection]));
    const before = house.seen.length;
    const args = {
      customer: elena.customer,
      order_id: elena.order,
      subscription_id: elena.subscription,
      license_key_id: elena.licenseKey,
      id: elena.customer,
    };
    const heard: unknown[] = [await rpc(house, token, 'tools/list'), await rpc(house, token, 'resources/list')];
    for (const { name, inputSchema } of await toolsOf(house, token)) {
      const fields = Object.keys(inputSchema.properties ?? {});
      const given = Object.entries(args).filter(([field]) => fields.includes(field));
      heard.push(await use(house, token, name, Object.fromEntries(given)));
      if (fields.length > 0) heard.push(await use(house, token, name, {}));
    }
    const text = JSON.stringify(heard);
    expect(text).toContain(words[connection]);
    expect(text).not.toContain(words[other]);
    expect(new Set(house.seen.slice(before).map((one) => one.connection))).toEqual(new Set([connection]));
  }
}, 90_000);
