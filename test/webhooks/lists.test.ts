// Polar's lists, compared with what they held: one item more in one of them, changed, unchanged, and gone.
import { describe, expect, it } from 'vitest';
import type { News } from '../../server-adapter/store/inbox-port.ts';
import { openHouse } from '../adapter/house.ts';

const FIVE_MINUTES = 300_000;

interface Item {
  readonly id?: unknown;
  readonly [field: string]: unknown;
}

/** A house where one list of Polar's, named by path and query, holds an item more. */
async function watching(list: RegExp) {
  const extra = { item: null as Item | null, isCut: false };
  const heard: News[] = [];
  const house = openHouse({
    wrap: (fetch, connection) => async (input, init) => {
      const response = await fetch(input, init);
      const { pathname, search } = new URL(input instanceof Request ? input.url : String(input));
      if (connection !== 'default' || !list.test(`${pathname}${search}`)) return response;
      const { items, pagination } = await response.json();
      const all = extra.item ? [...items, extra.item] : items;
      const total_count = all.length + (extra.isCut ? 1 : 0);
      return Response.json({ items: all, pagination: { ...pagination, total_count } });
    },
  });
  const { add } = house.store.inbox;
  house.store.inbox.add = async (connection, news) => {
    if (connection === 'default') heard.push(news);
    return add(connection, news);
  };
  /** What the next round tells of the item. */
  const round = async (item: Item | null, { isCut = false } = {}) => {
    Object.assign(extra, { item, isCut });
    heard.length = 0;
    house.clock.forward(FIVE_MINUTES);
    house.polar.moves.clock(house.clock.now());
    await house.floe.tick();
    return heard.filter(({ id }) => id.includes(':x-1:')).map(({ id, at, ...news }) => news);
  };
  return { house, heard, round };
}

const LISTS: readonly (readonly [list: RegExp, kind: string])[] = [
  [/^\/v1\/orders\/\?sorting=-created_at&limit=100$/, 'order'],
  [/^\/v1\/refunds\/\?sorting=-created_at&limit=100$/, 'refund'],
  [/^\/v1\/refunds\/\?sorting=-created_at&limit=100&succeeded=false$/, 'refund'],
  [/^\/v1\/disputes\/\?sorting=-created_at&limit=100$/, 'dispute'],
  [/^\/v1\/subscriptions\/\?sorting=-started_at&limit=100$/, 'subscription'],
  [/^\/v1\/customer-meters\/\?sorting=-modified_at&limit=100$/, 'customer_meter'],
  [/^\/v1\/members\/\?sorting=-created_at&limit=100$/, 'member'],
  [/^\/v1\/organizations\/\?limit=1$/, 'organization'],
  [/^\/v1\/benefits\/\?sorting=-created_at&limit=100$/, 'benefit'],
  [/^\/v1\/products\/\?sorting=-created_at&limit=100$/, 'product'],
  [/^\/v1\/discounts\/\?sorting=-created_at&limit=100$/, 'discount'],
  [/^\/v1\/license-keys\/\?limit=100$/, 'license_key'],
];

describe.each(LISTS)('%s', (list, kind) => {
  const item = { id: 'x-1', customer_id: 'c-1', order_id: 'o-1', rev: 1 };
  const news = {
    type: `${kind}.listed`,
    source: 'feed',
    customerId: 'c-1',
    orderId: kind === 'order' ? 'x-1' : 'o-1',
    subscriptionId: null,
    body: null,
  };

  it('tells of what is new, what has changed and what has gone, once each', async () => {
    const { round } = await watching(list);
    // What was there before anybody looked is no news.
    expect(await round(item)).toEqual([]);
    expect(await round(item)).toEqual([]);
    expect(await round({ ...item, rev: 2 })).toEqual([news]);
    expect(await round({ ...item, rev: 2 })).toEqual([]);
    expect(await round(null)).toEqual([news]);
    expect(await round(null)).toEqual([]);
    expect(await round(item)).toEqual([news]);
  });
});

describe('a list', () => {
  const [orders] = LISTS[0] ?? [/none/];
  const item = { id: 'x-1', customer_id: 'c-1' };

  it('of which more lies behind the page does not tell of what left the page', async () => {
    const { round } = await watching(orders);
    await round(item);
    expect(await round(null, { isCut: true })).toEqual([]);
  });

  it('passes over what has no id', async () => {
    const { house, heard, round } = await watching(orders);
    for (const none of [{ id: 7 }, { id: null }, {}]) {
      await round(none);
      expect(heard.filter(({ type }) => type === 'order.listed')).toEqual([]);
    }
    expect(house.events).toEqual([]);
    expect((await house.store.bookmarks.read('default', 'lists'))?.place).toMatchObject({ unread: [] });
  });

  it('tells again of what came back to what it was', async () => {
    const { heard, round } = await watching(orders);
    const ids = new Set<string>();
    for (const rev of [1, 2, 1, 2]) {
      await round({ ...item, rev });
      for (const { id } of heard) if (id.includes(':x-1:')) ids.add(id);
    }
    expect(ids.size).toBe(3);
  });
});

it('what stands in no list is read anew with each round but the first', async () => {
  const { heard, round } = await watching(/none/);
  await round(null);
  expect(heard.filter(({ type }) => type.startsWith('unlisted'))).toEqual([]);
  await round(null);
  expect(heard.filter(({ type }) => type.startsWith('unlisted'))).toMatchObject([
    { type: 'unlisted.listed', source: 'feed', customerId: null, orderId: null, subscriptionId: null, body: null },
  ]);
});
