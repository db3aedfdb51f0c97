// The feed as a book of pages: which are asked for, where reading goes on, and when it is read again.
import { describe, expect, it } from 'vitest';
import { NOW, openHouse } from '../adapter/house.ts';

const MINUTE = 60_000;
const at = (time: number): string => new Date(time).toISOString();
const entry = (id: string, time: number) => ({ id, name: 'order.paid', timestamp: at(time), customer_id: 'c-1' });

interface Book {
  /** The entries of a page, by number. */
  pages: (page: number) => readonly unknown[];
  pagination: (page: number) => object;
  isClosed: boolean;
}

/** A house over a Polar whose feed is this book, and nothing else that could be read. */
async function reading(book: Partial<Book> = {}) {
  const whole: Book = { pages: () => [], pagination: () => ({ has_next_page: false }), isClosed: false, ...book };
  const asked: Record<string, string>[] = [];
  const house = openHouse({
    wrap: (fetch, connection) => async (input, init) => {
      const { pathname, searchParams } = new URL(input instanceof Request ? input.url : String(input));
      if (pathname !== '/v1/events/' || connection !== 'default') return fetch(input, init);
      const query = Object.fromEntries(searchParams);
      asked.push(query);
      if (whole.isClosed) return new Response('{}', { status: 403 });
      const page = Number(query.page);
      return Response.json({ items: whole.pages(page), pagination: whole.pagination(page) });
    },
  });
  const round = async (minutes = 0) => {
    house.clock.forward(minutes * MINUTE);
    asked.length = 0;
    await house.floe.tick();
    return asked.map(({ start_timestamp, page }) => `${start_timestamp} ${page}`);
  };
  return { house, book: whole, asked, round };
}

it('is asked for what the system noted, the oldest first, from ten minutes ago', async () => {
  const { asked, round } = await reading();
  await round();
  expect(asked).toEqual([
    { source: 'system', sorting: 'timestamp', limit: '100', page: '1', start_timestamp: at(NOW - 20 * MINUTE) },
  ]);
});

it('is read again four and a half minutes later, from ten minutes before its newest entry', async () => {
  const newest = NOW - 3 * MINUTE;
  const { round } = await reading({ pages: () => [entry('a', newest), entry('b', newest - MINUTE)] });
  await round();
  expect(await round(4.49)).toEqual([]);
  expect(await round(0.01)).toEqual([`${at(newest - 10 * MINUTE)} 1`]);
});

describe('it ends', () => {
  it.each<[string, Partial<Book>, number]>([
    ['where Polar says so', { pagination: (page) => ({ has_next_page: page < 3 }) }, 3],
    ['at the last page Polar counts', { pagination: () => ({ max_page: 2 }) }, 2],
    ['where Polar says nothing', { pagination: () => ({}) }, 1],
    ['at an empty page', { pages: () => [], pagination: () => ({ has_next_page: true }) }, 1],
  ])('%s', async (_name, book, pages) => {
    const { round } = await reading({ pages: (page) => [entry(`e-${page}`, NOW)], ...book });
    expect(await round()).toHaveLength(pages);
    // And it is done: the next round has nothing to go on with.
    expect(await round()).toEqual([]);
  });
});

it('goes on in the next round after fifty pages, from the newest entry, that one included', async () => {
  let last = 60;
  const { round } = await reading({
    pages: (page) => [entry(`e-${page}`, NOW - 10 * MINUTE + page * 1000)],
    pagination: (page) => ({ has_next_page: page < last }),
  });
  expect(await round()).toHaveLength(50);
  last = 1;
  expect(await round()).toEqual([`${at(NOW - 10 * MINUTE + 50_000 - 1)} 1`]);
  expect(await round(5)).toEqual([`${at(NOW - 20 * MINUTE + 50_000)} 1`]);
});

it('keeps its place while it cannot be read, and is tried again after a minute', async () => {
  const { house, book, round } = await reading({ pages: () => [entry('a', NOW - MINUTE)] });
  await round();
  book.isClosed = true;
  const here = `${at(NOW - 11 * MINUTE)} 1`;
  expect(await round(5)).toEqual([here]);
  expect(await round(0.99)).toEqual([]);
  expect(await round(0.01)).toEqual([here]);
  expect(house.events).toMatchObject(Array(2).fill({ kind: 'failed', connection: 'default' }));
  book.isClosed = false;
  expect(await round(1)).toEqual([here]);
});

it('passes over an entry without a time or a name, and is not carried further than five minutes ahead', async () => {
  const { house, book, round } = await reading();
  book.pages = () => [
    { id: 'x', name: 'order.paid', timestamp: 'soon' },
    { id: 'y', name: 'order.paid', timestamp: 2027 },
    { id: 'z' },
    null,
  ];
  await round();
  expect(await round(5)).toEqual([`${at(NOW - 20 * MINUTE)} 1`]);
  const now = house.clock.now();
  book.pages = () => [entry('far', now + 60 * MINUTE)];
  await round(5);
  expect(await round(5)).toEqual([`${at(now + 5 * MINUTE + 5 * MINUTE - 10 * MINUTE)} 1`]);
  expect(house.events).toEqual([]);
});

it('is read by somebody else once two minutes have passed over a reader who died', async () => {
  let isDying = true;
  const { house, asked, round } = await reading({
    pages: () => [],
  });
  const { keep } = house.store.bookmarks;
  Object.assign(house.store.bookmarks, {
    keep: (...mark: Parameters<typeof keep>) =>
      isDying && mark[1] === 'feed' ? Promise.reject(new Error('killed')) : keep(...mark),
  });
  await round();
  expect(asked).toHaveLength(1);
  isDying = false;
  expect(await round(1.99)).toEqual([]);
  expect(await round(0.01)).toHaveLength(1);
});
