import { describe, expect, it } from 'vitest';
import type { UsageRow } from '../../server-adapter/store/usage-port.ts';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

const claim = { now: NOON, leaseUntil: NOON + 60_000, limit: 10 };
const row = (id: string, at = NOON): UsageRow => ({ id, at, event: { name: 'call', metadata: { ms: 1.5, ok: true } } });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

export function usageConformance({ handles, connection }: Subject): void {
  describe('usage', () => {
    it('keeps an id once for each connection, also within one call, and says how many are new', async () => {
      const { one, two } = handles();
      const here = connection();
      expect(await one.usage.add(here, [row('a'), row('b'), row('a')])).toBe(2);
      expect(await two.usage.add(here, [{ ...row('a'), event: { name: 'other' } }, row('c')])).toBe(1);
      expect(await one.usage.add(here, [])).toBe(0);
      expect(await one.usage.add(connection(), [row('a')])).toBe(1);
      expect(await one.usage.claim(here, claim)).toEqual([row('a'), row('b'), row('c')]);
    });

    it('takes all of a call or none of it', async () => {
      const { one } = handles();
      const here = connection();
      await expect(one.usage.add(here, [row('a'), { ...row('b'), event: { n: 1n as never } }])).rejects.toThrow();
      expect(await one.usage.counts(here)).toEqual({ waiting: 0, oldestAt: null, refused: 0 });
    });

    it('hands out what waits, oldest first, and each to one only while its lease holds', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.usage.add(here, [row('c', NOON + 5), row('b'), row('a')]);
      expect(ids(await one.usage.claim(here, { ...claim, limit: 2 }))).toEqual(['a', 'b']);
      expect(ids(await two.usage.claim(here, claim))).toEqual(['c']);
      expect(await one.usage.claim(here, claim)).toEqual([]);
      await one.usage.release(here, ['b']);
      expect(ids(await two.usage.claim(here, claim))).toEqual(['b']);
      const late = { ...claim, now: claim.leaseUntil, leaseUntil: claim.leaseUntil + 1 };
      expect(ids(await two.usage.claim(here, late))).toEqual(['a', 'b', 'c']);
    });

    it('never leases the same event twice when many ask at once', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.usage.add(
        here,
        Array.from({ length: 60 }, (_, n) => row(`n ${n}`)),
      );
      const rounds = await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).usage.claim(here, { ...claim, limit: 7 })),
      );
      const given = rounds.flatMap(ids);
      expect(given.length).toBeGreaterThan(0);
      expect(new Set(given).size).toBe(given.length);
    });

    it('forgets what has arrived', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.usage.add(here, [row('a'), row('b')]);
      await one.usage.claim(here, claim);
      await two.usage.arrived(here, ['a']);
      expect(await one.usage.counts(here)).toEqual({ waiting: 1, oldestAt: NOON, refused: 0 });
      expect(await one.usage.add(here, [row('a')])).toBe(1);
    });

    it('keeps what is refused apart, with the reason, until somebody decides', async () => {
      const { one, two } = handles();
      const [here, elsewhere] = [connection(), connection()];
      for (const place of [here, elsewhere])
        await one.usage.add(place, [row('a'), row('b', NOON + 1), row('c', NOON + 2)]);
      for (const id of ['c', 'b', 'a']) await one.usage.refuse(here, id, { reason: `no ${id}`, at: NOON + 9 });
      expect(await one.usage.claim(here, claim)).toEqual([]);
      expect(await two.usage.counts(here)).toEqual({ waiting: 0, oldestAt: null, refused: 3 });
      expect(await two.usage.refused(here, 2)).toEqual([
        { ...row('a'), reason: 'no a', refusedAt: NOON + 9 },
        { ...row('b', NOON + 1), reason: 'no b', refusedAt: NOON + 9 },
      ]);
      expect(await one.usage.add(here, [row('a')])).toBe(0);
      expect(await one.usage.retry(here, ['b', 'nothing'])).toBe(1);
      expect(await one.usage.discard(here, ['b'])).toBe(0);
      expect(ids(await one.usage.claim(here, claim))).toEqual(['b']);
      expect(await one.usage.discard(here, ['c'])).toBe(1);
      expect(await one.usage.retry(here, 'all')).toBe(1);
      await one.usage.refuse(here, 'a', { reason: 'no a', at: NOON });
      expect(await one.usage.discard(here, 'all')).toBe(1);
      expect(await two.usage.counts(elsewhere)).toEqual({ waiting: 3, oldestAt: NOON, refused: 0 });
    });
  });
}
