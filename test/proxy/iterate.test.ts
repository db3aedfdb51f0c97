import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { NOW, openHouse } from '../adapter/house.ts';

async function all(walk: AsyncGenerator<unknown>): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of walk) ids.push((item as { id: string }).id);
  return ids;
}

describe('a walk through a list of Polar', () => {
  it('goes over all pages, one at a time', async () => {
    const house = openHouse();
    const ids = await all(house.floe.polar.iterate('orders:list', { limit: 2, sorting: 'created_at' }));
    const response = await house.visit('polar/v1/orders/', { as: reader });
    const { total } = await response.json();
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    const pages = house.seen.filter(({ path }) => path.startsWith('/v1/orders/?limit=2'));
    expect(pages.map(({ path }) => new URL(path, 'http://x').searchParams.get('page'))).toEqual([null, '2']);
  });

  it('stops asking when nobody goes on', async () => {
    const house = openHouse();
    for await (const _order of house.floe.polar.iterate('orders:list', { limit: 1 })) break;
    expect(house.seen).toHaveLength(1);
  });

  it('tells nothing twice that moves onto the next page', async () => {
    const first = { items: [{ id: 'a' }, { id: 'b' }], pagination: { total_count: 3, max_page: 2 } };
    const second = { items: [{ id: 'b' }, { id: 'c' }], pagination: { total_count: 4, max_page: 2 } };
    const house = openHouse({
      wrap: () => async (input) => Response.json(String(input).includes('page=2') ? second : first),
    });
    expect(await all(house.floe.polar.iterate('orders:list'))).toEqual(['a', 'b', 'c']);
  });

  it('filters, and is somebody’s own where one is named', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const customer_id = [elena.customer, ben.customer];
    const both = await all(house.floe.polar.iterate('subscriptions:list', { customer_id }));
    expect(both.sort()).toEqual([elena.subscription, ben.subscription].sort());
    const own = house.floe.polar.iterate('customer_portal:orders:list', {}, { customer: { id: elena.customer } });
    expect((await all(own)).sort()).toEqual([elena.order, elena.license].sort());
  });

  it('waits where the budget is used up, as long as it is told to', async () => {
    let answers = 0;
    const waits = Promise.withResolvers<() => void>();
    const house = openHouse({
      clock: {
        now: () => NOW,
        every: (ms, work) => {
          if (ms === 3_000) waits.resolve(work);
          return () => undefined;
        },
      },
      wrap: (fetch) => async (input, init) => {
        answers += 1;
        return answers === 1 ? new Response('', { status: 429, headers: { 'retry-after': '3' } }) : fetch(input, init);
      },
    });
    const walk = all(house.floe.polar.iterate('products:list'));
    const isOver = await waits.promise;
    expect(answers).toBe(1);
    isOver();
    expect((await walk).length).toBeGreaterThan(0);
  });

  it('is only for what the caller may read', async () => {
    const house = openHouse();
    const caller = { ...reader, polar: { tags: ['orders'] } };
    await expect(all(house.floe.polar.iterate('products:list', {}, { caller }))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(all(house.floe.polar.iterate('orders:get'))).rejects.toMatchObject({ code: 'unknown_operation' });
    await expect(all(house.floe.polar.iterate('webhooks:list_webhook_endpoints'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(house.seen).toEqual([]);
  });
});

const reader: Extract<Caller, { kind: 'service' }> = { kind: 'service', id: 'sync', permissions: ['polar:read'] };
