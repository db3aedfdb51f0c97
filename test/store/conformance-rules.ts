import { describe, expect, it } from 'vitest';
import type { NewOccurrence } from '../../server-adapter/store/rules-port.ts';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

const lease = { now: NOON, leaseUntil: NOON + 60_000 };
const claim = { ...lease, rules: ['ending', 'late'], limit: 10 };
const hour = { ...lease, since: NOON - 3_600_000, most: 10, touched: null };
const fresh = { touched: null, code: null, attempts: 0, begunAt: null, endedAt: null };

function occurrence(id: string, facts: Partial<NewOccurrence> = {}): NewOccurrence {
  const known = {
    rule: 'ending',
    subject: 'subscription:s-1',
    key: id,
    operation: 'notify',
    state: 'waiting',
  } as const;
  return { id, ...known, customerId: 'c-1', body: null, causes: [], at: NOON, ...facts };
}

export function ruleConformance({ handles, connection }: Subject): void {
  describe('rules', () => {
    it('knows since when a rule is there, and whether it is stopped', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.rules.know(here, ['late'], NOON);
      await two.rules.stop(here, 'late', NOON + 5);
      await two.rules.stop(here, 'nobody', NOON + 5);
      expect(await two.rules.know(here, ['ending', 'late'], NOON + 9)).toEqual([
        { name: 'ending', since: NOON + 9, stoppedAt: null },
        { name: 'late', since: NOON, stoppedAt: NOON + 5 },
      ]);
      await one.rules.stop(here, 'late', null);
      expect(await one.rules.know(here, [], NOON)).toContainEqual({ name: 'late', since: NOON, stoppedAt: null });
      expect(await one.rules.know(connection(), [], NOON)).toEqual([]);
    });

    it('looks at a thing once, however often it is noted, and again where it was noted meanwhile', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.rules.look(here, [
        { subject: 'subscription:b', body: null, at: NOON + 1 },
        { subject: 'event:a', body: { name: 'x' }, at: NOON },
      ]);
      await two.rules.look(here, [{ subject: 'subscription:b', body: null, at: NOON + 2 }]);
      const taken = await one.rules.takeLooks(here, { ...lease, limit: 5 });
      expect(taken).toEqual([
        { subject: 'event:a', body: { name: 'x' }, at: NOON, version: 1 },
        { subject: 'subscription:b', body: null, at: NOON + 2, version: 2 },
      ]);
      expect(await two.rules.takeLooks(here, { ...lease, limit: 5 })).toEqual([]);
      await two.rules.look(here, [{ subject: 'subscription:b', body: null, at: NOON + 3 }]);
      expect(await one.rules.looks(here)).toEqual({ waiting: 2, oldestAt: NOON });
      for (const look of taken) await one.rules.looked(here, look);
      expect(await one.rules.looks(connection())).toEqual({ waiting: 0, oldestAt: null });
      const later = { now: lease.leaseUntil, leaseUntil: lease.leaseUntil + 1, limit: 5 };
      expect(await two.rules.takeLooks(here, later)).toMatchObject([{ subject: 'subscription:b', version: 3 }]);
    });

    it('reserves an occurrence once, also when many want it at once', async () => {
      const { one, two } = handles();
      const here = connection();
      const wanted = Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? one : two).rules.reserve(here, occurrence(`o-${n}`, { key: 'the same' })),
      );
      expect((await Promise.all(wanted)).filter(Boolean)).toHaveLength(1);
      expect(await one.rules.reserve(here, occurrence('x', { key: 'the same', subject: 'subscription:s-2' }))).toBe(
        true,
      );
      expect(await one.rules.reserve(here, occurrence('y', { key: 'the same', rule: 'late' }))).toBe(true);
      expect(await one.rules.reserve(connection(), occurrence('z', { key: 'the same' }))).toBe(true);
      expect(await two.rules.find(here, { limit: 9 })).toHaveLength(3);
    });

    it('hands out what waits to one at a time, oldest first, of the rules asked for, and nothing that has ended', async () => {
      const { one, two } = handles();
      const here = connection();
      const rows = [
        occurrence('b', { at: NOON }),
        occurrence('a', { at: NOON - 5, rule: 'late', body: { n: 1 }, causes: ['ending'] }),
        occurrence('dry', { state: 'dry_run' }),
        occurrence('loop', { state: 'loop' }),
        occurrence('other', { rule: 'gone' }),
        occurrence('not yet', { at: NOON + 1 }),
      ];
      for (const row of rows) await one.rules.reserve(here, row);
      expect(await one.rules.claim(here, claim)).toEqual([
        { ...rows[1], ...fresh, attempts: 1 },
        { ...rows[0], ...fresh, attempts: 1 },
      ]);
      expect(await two.rules.claim(here, claim)).toEqual([]);
      expect(await two.rules.claim(here, { ...claim, rules: [] })).toEqual([]);
      const late = { ...claim, now: lease.leaseUntil, leaseUntil: lease.leaseUntil + 1 };
      expect((await two.rules.claim(here, late)).map(({ id }) => id)).toEqual(['a', 'b', 'not yet']);
    });

    it('begins as many of a rule as it may and not one more, whoever asks', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.rules.know(here, ['ending'], NOON);
      const ids = Array.from({ length: 8 }, (_, n) => `o-${n}`);
      for (const id of ids) await one.rules.reserve(here, occurrence(id));
      await one.rules.reserve(here, occurrence('old'));
      expect(await one.rules.begin(here, 'old', { ...hour, now: hour.since - 1 })).toBe('begun');
      const answers = await Promise.all(
        ids.map((id, n) => (n % 2 ? one : two).rules.begin(here, id, { ...hour, most: 3 })),
      );
      expect(answers.filter((answer) => answer === 'begun')).toHaveLength(3);
      expect(answers.filter((answer) => answer === 'limited')).toHaveLength(5);
      expect(await two.rules.counts(here, { now: NOON, since: hour.since })).toEqual([
        { rule: 'ending', waiting: 9, needsReview: 0, begun: 3, dueSince: NOON },
      ]);
      expect(await one.rules.counts(connection(), { now: NOON, since: 0 })).toEqual([]);
    });

    it('begins nothing of a stopped rule, nothing twice, and the same one again after it was put off', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.rules.know(here, ['ending'], NOON);
      await one.rules.reserve(here, occurrence('a'));
      await one.rules.stop(here, 'ending', NOON);
      expect(await two.rules.begin(here, 'a', hour)).toBe('stopped');
      await one.rules.stop(here, 'ending', null);
      expect(await two.rules.begin(here, 'a', { ...hour, most: 1 })).toBe('begun');
      expect(await one.rules.begin(here, 'a', hour)).toBe('gone');
      expect(await one.rules.begin(here, 'nobody', hour)).toBe('gone');
      await one.rules.move(here, 'a', {
        from: ['begun'],
        to: 'waiting',
        at: NOON,
        nextAt: NOON + 9,
        code: 'unavailable',
      });
      expect(await two.rules.begin(here, 'a', { ...hour, most: 1 })).toBe('begun');
      expect(await two.rules.find(here, { limit: 1 })).toMatchObject([{ state: 'begun', code: 'unavailable' }]);
    });

    it('moves on only from where it may, and finds by rule, state, effect and end', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.rules.know(here, ['ending'], NOON);
      for (const id of ['a', 'b']) await one.rules.reserve(here, occurrence(id, { at: id === 'a' ? NOON : NOON + 1 }));
      await one.rules.begin(here, 'a', { ...hour, touched: 'customer:c-1' });
      expect(await two.rules.find(here, { touched: ['customer:c-1'], limit: 5 })).toMatchObject([{ state: 'begun' }]);
      const done = { from: ['begun'], to: 'done', at: NOON + 7, touched: 'subscription:s-1' } as const;
      const end = { touched: 'subscription:s-1', begunAt: NOON, endedAt: NOON + 7 };
      expect(await two.rules.move(here, 'b', done)).toBeNull();
      expect(await two.rules.move(here, 'a', done)).toEqual({ ...occurrence('a'), ...fresh, ...end, state: 'done' });
      expect(await two.rules.move(here, 'a', done)).toBeNull();
      const ids = async (filter: object) => (await one.rules.find(here, { ...filter, limit: 5 })).map(({ id }) => id);
      expect(await ids({})).toEqual(['b', 'a']);
      expect(await ids({ states: ['done'] })).toEqual(['a']);
      expect(await ids({ rule: 'late' })).toEqual([]);
      expect(await ids({ id: 'b' })).toEqual(['b']);
      expect(await ids({ subject: 'subscription:s-1', key: 'a' })).toEqual(['a']);
      expect(await ids({ touched: ['x', 'subscription:s-1'], begunSince: NOON })).toEqual(['a']);
      expect(await ids({ touched: ['subscription:s-1'], begunSince: NOON + 1 })).toEqual([]);
      await one.rules.move(here, 'b', { from: ['waiting'], to: 'needs_review', at: NOON });
      expect(await one.rules.counts(here, { now: NOON, since: NOON })).toEqual([
        { rule: 'ending', waiting: 0, needsReview: 1, begun: 1, dueSince: null },
      ]);
    });
  });
}
