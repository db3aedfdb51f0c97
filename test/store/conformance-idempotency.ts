import { describe, expect, it } from 'vitest';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

const key = { caller: 'agent:ana', key: 'key-1' };
const wanted = { ...key, fingerprint: 'print', at: NOON, leaseUntil: NOON + 30_000 };

export function idempotencyConformance({ handles, connection }: Subject): void {
  describe('idempotency', () => {
    it('runs a key once and replays its outcome', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'fresh', retaken: false });
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'in_progress' });
      const outcome = { status: 200, body: { b: [1, null], a: 'ü' } };
      await idempotency.complete(here, key, outcome);
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'replay', outcome });
    });

    it('replays an outcome that is null', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.reserve(here, wanted);
      await idempotency.complete(here, key, null);
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'replay', outcome: null });
    });

    it('refuses a key that comes back with another request, running or done', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.reserve(here, wanted);
      const other = { ...wanted, fingerprint: 'other' };
      expect(await idempotency.reserve(here, other)).toEqual({ state: 'mismatch' });
      expect(await idempotency.reserve(here, { ...other, at: NOON + 60_000 })).toEqual({ state: 'mismatch' });
      await idempotency.complete(here, key, 1);
      expect(await idempotency.reserve(here, other)).toEqual({ state: 'mismatch' });
    });

    it('keeps the keys of two callers and two connections apart', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.reserve(here, wanted);
      await idempotency.complete(here, key, 'mine');
      const fresh = { state: 'fresh', retaken: false };
      expect(await idempotency.reserve(here, { ...wanted, caller: 'agent:bob' })).toEqual(fresh);
      expect(await idempotency.reserve(connection(), wanted)).toEqual(fresh);
    });

    it('frees a released key, but not a completed one', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.reserve(here, wanted);
      await idempotency.release(here, key);
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'fresh', retaken: false });
      await idempotency.complete(here, key, 'kept');
      await idempotency.release(here, key);
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'replay', outcome: 'kept' });
    });

    it('keeps the first outcome, and none for a key that nobody holds', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.complete(here, key, 'of nobody');
      await idempotency.release(here, key);
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'fresh', retaken: false });
      await idempotency.complete(here, key, 'first');
      await idempotency.complete(here, key, 'second');
      expect(await idempotency.reserve(here, wanted)).toEqual({ state: 'replay', outcome: 'first' });
    });

    it('hands an abandoned key to one successor and says so', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.reserve(here, wanted);
      const early = { ...wanted, at: wanted.leaseUntil - 1, leaseUntil: NOON + 90_000 };
      expect(await idempotency.reserve(here, early)).toEqual({ state: 'in_progress' });
      const late = { ...early, at: wanted.leaseUntil };
      expect(await idempotency.reserve(here, late)).toEqual({ state: 'fresh', retaken: true });
      expect(await idempotency.reserve(here, late)).toEqual({ state: 'in_progress' });
    });

    it('replays a completed key long after its lease', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      await idempotency.reserve(here, wanted);
      await idempotency.complete(here, key, 'once');
      const late = { ...wanted, at: wanted.leaseUntil + 1, leaseUntil: wanted.leaseUntil + 2 };
      expect(await idempotency.reserve(here, late)).toEqual({ state: 'replay', outcome: 'once' });
    });

    it('lets one of many at once through', async () => {
      const { one, two } = handles();
      const here = connection();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) => (n % 2 ? one : two).idempotency.reserve(here, wanted)),
      );
      expect(answers.filter(({ state }) => state === 'fresh')).toHaveLength(1);
      expect(answers.filter(({ state }) => state === 'in_progress')).toHaveLength(29);
    });

    it('sweeps what is done and old, and nothing else', async () => {
      const { idempotency } = handles().one;
      const here = connection();
      const there = connection();
      for (const at of [here, there]) {
        await idempotency.reserve(at, { ...wanted, key: 'old and done', at: NOON - 1 });
        await idempotency.complete(at, { ...key, key: 'old and done' }, 1);
      }
      await idempotency.reserve(here, { ...wanted, key: 'old and running', at: NOON - 1 });
      await idempotency.reserve(here, { ...wanted, key: 'young and done' });
      await idempotency.complete(here, { ...key, key: 'young and done' }, 1);
      expect(await idempotency.sweep(here, NOON)).toBe(1);
      const again = async (name: string, where: string) =>
        (await idempotency.reserve(where, { ...wanted, key: name })).state;
      expect(await again('old and done', here)).toBe('fresh');
      expect(await again('old and running', here)).toBe('in_progress');
      expect(await again('young and done', here)).toBe('replay');
      expect(await again('old and done', there)).toBe('replay');
    });
  });
}
