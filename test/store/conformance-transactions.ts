import { describe, expect, it } from 'vitest';
import type { Subject } from './conformance.ts';
import { auditRow, change, denial, NOON, refund } from './rows.ts';

export function transactionConformance({ handles, connection }: Subject): void {
  describe('transaction', () => {
    it('commits all of it and answers what the work answers', async () => {
      const { one, two } = handles();
      const here = connection();
      const answer = await one.transaction(async ({ audit, operations }) => {
        await audit.request(here, auditRow({ id: 'a' }));
        return operations.reserve(here, refund({ id: 'a' }));
      });
      expect(answer.kind).toBe('reserved');
      expect((await two.operations.get(here, 'a'))?.state).toBe('reserved');
      expect((await two.audit.list(here, { limit: 10 })).entries).toHaveLength(1);
    });

    it('undoes all of it when the work throws, and throws the same', async () => {
      const { one } = handles();
      const here = connection();
      const key = { caller: 'agent:ana', key: 'key' };
      const wanted = { ...key, fingerprint: 'print', at: NOON, leaseUntil: NOON + 1 };
      await one.audit.request(here, auditRow({ id: 'before' }));
      await one.operations.reserve(here, refund({ id: 'before' }));
      const wrong = new Error('the work failed');

      const work = one.transaction(async (tables) => {
        await tables.audit.request(here, auditRow({ id: 'inside' }));
        await tables.audit.complete(here, 'before', { at: NOON, result: 'ok', code: null, detail: null });
        await tables.audit.deny(here, denial({ id: 'inside' }));
        await tables.operations.move(here, 'before', { from: ['reserved'], to: 'sent', at: NOON });
        await tables.operations.reserve(here, refund({ id: 'inside', orderId: 'order-2' }));
        await tables.idempotency.reserve(here, wanted);
        await tables.changes.append(here, change());
        throw wrong;
      });
      await expect(work).rejects.toBe(wrong);

      const { entries } = await one.audit.list(here, { limit: 10 });
      expect(entries.map(({ id, outcome }) => [id, outcome])).toEqual([['before', null]]);
      expect((await one.operations.get(here, 'before'))?.state).toBe('reserved');
      expect(await one.operations.get(here, 'inside')).toBeNull();
      expect(await one.idempotency.reserve(here, wanted)).toEqual({ state: 'fresh', retaken: false });
      expect(await one.changes.newest(here, NOON - 1)).toBe(NOON - 1);
      await one.audit.deny(here, denial({ id: 'after' }));
      expect(await one.audit.verify(here)).toMatchObject({ ok: true, rows: 2 });
    });

    it('gives an order to the second of two transactions when the first is undone', async () => {
      const { one, two } = handles();
      const here = connection();
      const first = one.transaction(async ({ operations }) => {
        await operations.reserve(here, refund({ id: 'first' }));
        throw new Error('undone');
      });
      const second = two.operations.reserve(here, refund({ id: 'second' }));
      await expect(first).rejects.toThrow('undone');
      expect(await second).toMatchObject({ operation: { id: 'second' } });
    });

    it('runs transactions of two connections at once without mixing them', async () => {
      const { one, two } = handles();
      const places = Array.from({ length: 10 }, () => connection());
      await Promise.all(
        places.map((here, n) =>
          (n % 2 ? one : two).transaction(async ({ audit, operations }) => {
            await audit.request(here, auditRow({ id: 'same' }));
            await operations.reserve(here, refund({ id: 'same' }));
          }),
        ),
      );
      for (const here of places) {
        expect(await one.audit.verify(here)).toMatchObject({ ok: true, rows: 1 });
        expect(await one.operations.find(here, { limit: 10 })).toHaveLength(1);
      }
    });
  });
}
