import { describe, expect, it } from 'vitest';
import type { Subject } from './conformance.ts';
import { NOON, news } from './rows.ts';

const claim = { now: NOON, leaseUntil: NOON + 60_000, limit: 10 };

export function inboxConformance({ handles, connection }: Subject): void {
  describe('inbox', () => {
    it('keeps an id once, whatever comes with it later', async () => {
      const { inbox } = handles().one;
      const here = connection();
      expect(await inbox.add(here, news({ id: 'a' }))).toBe(true);
      expect(await inbox.add(here, news({ id: 'a', type: 'order.updated' }))).toBe(false);
      expect(await inbox.add(connection(), news({ id: 'a' }))).toBe(true);
      expect(await inbox.claim(here, claim)).toEqual([news({ id: 'a' })]);
      await inbox.applied(here, ['a'], NOON);
      expect(await inbox.add(here, news({ id: 'a' }))).toBe(false);
    });

    it('keeps which grant was taken back', async () => {
      const { inbox } = handles().one;
      const here = connection();
      const revoked = news({ id: 'a', type: 'benefit_grant.revoked', revokedGrantId: 'g-1' });
      await inbox.add(here, revoked);
      expect(await inbox.claim(here, claim)).toEqual([revoked]);
    });

    it('keeps one of many at once', async () => {
      const { one, two } = handles();
      const here = connection();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) => (n % 2 ? one : two).inbox.add(here, news({ id: 'same' }))),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
    });

    it('hands out what waits, oldest first, and each to one only', async () => {
      const { one, two } = handles();
      const here = connection();
      for (const [n, id] of ['c', 'a', 'b', 'd'].entries()) {
        await one.inbox.add(here, news({ id, at: NOON + (n === 0 ? 5 : 1) }));
      }
      await one.inbox.applied(here, ['d'], NOON);
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
      expect(ids(await one.inbox.claim(here, { ...claim, limit: 2 }))).toEqual(['a', 'b']);
      expect(ids(await two.inbox.claim(here, claim))).toEqual(['c']);
      expect(await one.inbox.claim(here, claim)).toEqual([]);
      const late = { ...claim, now: claim.leaseUntil, leaseUntil: claim.leaseUntil + 1 };
      expect(ids(await two.inbox.claim(here, late))).toEqual(['a', 'b', 'c']);
      await one.inbox.applied(here, [], NOON);
    });

    it('never leases the same news twice when many ask at once', async () => {
      const { one, two } = handles();
      const here = connection();
      for (let n = 0; n < 20; n += 1) await one.inbox.add(here, news({ id: `n ${n}` }));
      const rounds = await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).inbox.claim(here, { ...claim, limit: 5 })),
      );
      const ids = rounds.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('counts what waits, what is unknown and when the last webhook came', async () => {
      const { inbox } = handles().one;
      const here = connection();
      expect(await inbox.counts(here)).toEqual({ waiting: 0, oldestAt: null, webhookAt: null, unknown: 0 });
      await inbox.add(here, news({ id: 'a', at: NOON + 1 }));
      await inbox.add(here, news({ id: 'b', at: NOON + 2, type: 'moon.rose', body: '{}' }));
      await inbox.add(here, news({ id: 'c', at: NOON + 3, source: 'feed' }));
      await inbox.applied(here, ['a'], NOON);
      expect(await inbox.counts(here)).toEqual({
        waiting: 2,
        oldestAt: NOON + 2,
        webhookAt: NOON + 2,
        unknown: 1,
      });
    });

    it('forgets what is applied and old, and nothing else', async () => {
      const { inbox } = handles().one;
      const here = connection();
      for (const id of ['old', 'old and waiting']) await inbox.add(here, news({ id, at: NOON - 1 }));
      await inbox.add(here, news({ id: 'young' }));
      await inbox.applied(here, ['old', 'young'], NOON);
      expect(await inbox.sweep(here, NOON)).toBe(1);
      expect(await inbox.add(here, news({ id: 'old' }))).toBe(true);
      expect(await inbox.add(here, news({ id: 'young' }))).toBe(false);
      expect(await inbox.add(here, news({ id: 'old and waiting' }))).toBe(false);
    });

    it('keeps text that Postgres cannot hold as the replacement character', async () => {
      const { inbox } = handles().one;
      const here = connection();
      await inbox.add(here, news({ id: 'a', type: 'nul \0', body: 'half \ud83d pair', customerId: 'c\0' }));
      expect(await inbox.claim(here, claim)).toEqual([
        news({ id: 'a', type: 'nul \ufffd', body: 'half \ufffd pair', customerId: 'c\ufffd' }),
      ]);
    });
  });
}
