import { describe, expect, it } from 'vitest';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

const first = { now: NOON, leaseUntil: NOON + 60_000 };

export function bookmarkConformance({ handles, connection }: Subject): void {
  describe('bookmarks', () => {
    it('hands work to one at a time, and again when it is due', async () => {
      const { one, two } = handles();
      const here = connection();
      const place = { since: '2026-11-23T12:00:00.000001Z', seen: [1, null] };
      expect(await one.bookmarks.take(here, 'feed', first)).toEqual({ place: null });
      expect(await two.bookmarks.take(here, 'feed', first)).toBeNull();
      expect(await two.bookmarks.take(here, 'lists', first)).toEqual({ place: null });
      await one.bookmarks.keep(here, 'feed', { place, at: NOON + 1, dueAt: NOON + 300_000 });
      expect(await two.bookmarks.take(here, 'feed', { now: NOON + 299_999, leaseUntil: NOON + 400_000 })).toBeNull();
      const due = { now: NOON + 300_000, leaseUntil: NOON + 400_000 };
      expect(await two.bookmarks.take(here, 'feed', due)).toEqual({ place });
      expect(await one.bookmarks.take(here, 'feed', due)).toBeNull();
    });

    it('gives abandoned work to the next', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.bookmarks.take(here, 'feed', first);
      const late = { now: first.leaseUntil, leaseUntil: first.leaseUntil + 1 };
      expect(await two.bookmarks.take(here, 'feed', late)).toEqual({ place: null });
    });

    it('reads the place while somebody is at work, and none before the first time', async () => {
      const { bookmarks } = handles().one;
      const here = connection();
      expect(await bookmarks.read(here, 'feed')).toBeNull();
      await bookmarks.take(here, 'feed', first);
      expect(await bookmarks.read(here, 'feed')).toBeNull();
      await bookmarks.keep(here, 'feed', { place: 'b', at: NOON + 2, dueAt: NOON });
      await bookmarks.take(here, 'feed', first);
      expect(await bookmarks.read(here, 'feed')).toEqual({ place: 'b', at: NOON + 2 });
      expect(await bookmarks.read(connection(), 'feed')).toBeNull();
    });

    it('lets one of many at once have it', async () => {
      const { one, two } = handles();
      const here = connection();
      const takes = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).bookmarks.take(here, 'feed', first)),
      );
      expect(takes.filter(Boolean)).toHaveLength(1);
    });
  });
}
