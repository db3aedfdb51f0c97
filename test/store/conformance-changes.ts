import { describe, expect, it } from 'vitest';
import { CHANGES_KEPT } from '../../server-adapter/store/changes-port.ts';
import type { Subject } from './conformance.ts';
import { change, NOON } from './rows.ts';

export function changeConformance({ handles, connection }: Subject): void {
  describe('changes', () => {
    it('hands on what came after a number, oldest first, to every handle', async () => {
      const { one, two } = handles();
      const here = connection();
      const first = await one.changes.append(here, change());
      const rest = [
        change({ stale: ['a', 'b'], ids: [], by: 'r', at: NOON + 1 }),
        change({ customerId: null, stale: [] }),
      ];
      for (const each of rest) await two.changes.append(here, each);
      expect(await two.changes.since(here, { after: first.seq, limit: 10 })).toEqual([
        { by: null, ...rest[0], seq: NOON + 1 },
        { by: null, ...rest[1], seq: NOON + 2 },
      ]);
      expect(await one.changes.since(here, { after: first.seq, limit: 1 })).toHaveLength(1);
      expect(await one.changes.newest(here, NOON)).toBe(NOON + 2);
    });

    it('starts at the clock, so that a place in a log that is gone is no place in this one', async () => {
      const { changes } = handles().one;
      const here = connection();
      const { seq } = await changes.append(here, change());
      expect(seq).toBe(NOON);
      expect(await changes.since(here, { after: seq - 1, limit: 10 })).toHaveLength(1);
      expect(await changes.since(here, { after: seq - 2, limit: 10 })).toBeNull();
      expect(await changes.since(here, { after: seq + 1, limit: 10 })).toBeNull();
    });

    it('begins when it is first asked after, and misses nothing from there on', async () => {
      const { one, two } = handles();
      const here = connection();
      const begun = await Promise.all([one, two].map(({ changes }) => changes.newest(here, NOON)));
      expect(begun).toEqual([NOON, NOON]);
      expect(await one.changes.since(here, { after: NOON, limit: 10 })).toEqual([]);
      const { seq } = await one.changes.append(here, change({ at: NOON - 5 }));
      expect(seq).toBe(NOON + 1);
      expect(await two.changes.since(here, { after: NOON, limit: 10 })).toHaveLength(1);
      expect(await two.changes.newest(here, NOON + 9)).toBe(seq);
    });

    it('says of a time before it began that nothing was there, and of one it was swept past that it cannot know', async () => {
      const { one } = handles();
      const here = connection();
      await one.changes.append(here, change());
      const early = { after: NOON - 60_000, limit: 10 };
      expect(await one.changes.since(here, early)).toBeNull();
      expect(await one.changes.since(here, { ...early, isMoment: true })).toHaveLength(1);
      await one.transaction(async ({ changes }) => {
        for (let n = 0; n < CHANGES_KEPT; n += 1) await changes.append(here, change());
      });
      await one.changes.sweep(here, NOON + 1);
      expect(await one.changes.since(here, { ...early, isMoment: true })).toBeNull();
      expect(await one.changes.since(here, { after: NOON + 60_000, limit: 1, isMoment: true })).toEqual([]);
    });

    it('never goes back when a clock does', async () => {
      const { changes } = handles().one;
      const here = connection();
      const { seq } = await changes.append(here, change());
      expect(await changes.append(here, change({ at: NOON - 60_000 }))).toEqual({ seq: seq + 1 });
      expect(await changes.append(here, change({ at: NOON + 60_000 }))).toEqual({ seq: NOON + 60_000 });
    });

    it("shows a customer its own changes and everybody's, and no other connection's", async () => {
      const { changes } = handles().one;
      const here = connection();
      await changes.append(here, change({ customerId: 'first' }));
      for (const customerId of ['one', 'two', null]) await changes.append(here, change({ customerId }));
      await changes.append(connection(), change({ customerId: 'one' }));
      const seen = await changes.since(here, { after: NOON, customerId: 'one', limit: 10 });
      expect(seen?.map(({ customerId }) => customerId)).toEqual(['one', null]);
    });

    it('gives numbers in the order of the commits', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.changes.append(here, change());
      const committed: number[] = [];
      await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const { seq } = await (n % 2 ? one : two).transaction(async ({ changes }) =>
            changes.append(here, change({ ids: [`${n}`] })),
          );
          committed.push(seq);
        }),
      );
      expect(new Set(committed).size).toBe(20);
      expect(await one.changes.newest(here, NOON)).toBe(NOON + 20);
    });

    it('shows a reader who goes on from the newest every change, however the writers overlap', async () => {
      const { one, two } = handles();
      const here = connection();
      const start = (await one.changes.append(here, change())).seq;
      let writing = true;
      const writers = Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          (n % 2 ? one : two).transaction(async ({ changes }) => changes.append(here, change({ ids: [`${n}`] }))),
        ),
      ).then(() => {
        writing = false;
      });
      const seen: string[] = [];
      let after = start;
      for (let last = false; !last; ) {
        last = !writing;
        const next = (await two.changes.since(here, { after, limit: 100 })) ?? [];
        seen.push(...next.flatMap(({ ids }) => ids));
        after = next.at(-1)?.seq ?? after;
      }
      await writers;
      expect(seen).toHaveLength(40);
      expect(new Set(seen).size).toBe(40);
    });

    it('tells every handle which connection has changed, once it is committed, until it is told to stop', async () => {
      const { one, two } = handles();
      const here = connection();
      const heard: (string | null)[] = [];
      let next = Promise.withResolvers<void>();
      const stop = await one.watch((name) => {
        heard.push(name);
        next.resolve();
      });
      const undone = two.transaction(async ({ changes }) => {
        await changes.append(here, change());
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await two.transaction(async ({ changes }) => {
        await changes.append(here, change());
        expect(heard).toEqual([]);
      });
      await next.promise;
      expect(heard).toEqual([here]);
      expect(await one.changes.newest(here, NOON)).toBe(NOON);
      stop();
      next = Promise.withResolvers();
      const other = connection();
      const stopToo = await two.watch(() => next.resolve());
      await one.changes.append(other, change());
      await next.promise;
      stopToo();
      expect(heard).toEqual([here]);
    });

    it('sweeps what is old, but never the newest thousand, and knows then how far back it reaches', async () => {
      const { one } = handles();
      const here = connection();
      const old = 5;
      await one.transaction(async ({ changes }) => {
        for (let n = 0; n < CHANGES_KEPT + old; n += 1) await changes.append(here, change({ at: NOON + n }));
      });
      const { changes } = one;
      expect(await changes.sweep(connection(), NOON + 10_000)).toBe(0);
      expect(await changes.sweep(here, NOON)).toBe(0);
      expect(await changes.sweep(here, NOON + 2)).toBe(2);
      expect(await changes.sweep(here, NOON + 10_000)).toBe(old - 2);
      expect(await changes.sweep(here, NOON + 10_000)).toBe(0);
      const all = { limit: CHANGES_KEPT + old };
      expect(await changes.since(here, { after: NOON + old - 1, ...all })).toHaveLength(CHANGES_KEPT);
      expect(await changes.since(here, { after: NOON + old - 2, ...all })).toBeNull();
    });
  });
}
