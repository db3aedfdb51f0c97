import { describe, expect, it } from 'vitest';
import { FINAL_STATES, OPEN_STATES } from '../../server-adapter/store/operations-port.ts';
import type { Subject } from './conformance.ts';
import { NOON, refund } from './rows.ts';

export function operationConformance({ handles, connection }: Subject): void {
  describe('operations', () => {
    it('reserves a refund and finds it by id and by key', async () => {
      const { operations } = handles().one;
      const here = connection();
      const { at, ...wanted } = refund({ id: 'a' });
      const answer = await operations.reserve(here, { at, ...wanted });
      const row = {
        ...wanted,
        connection: here,
        upstreamId: null,
        attempts: 0,
        nextCheckAt: null,
        approval: null,
        outcome: null,
        sentAt: null,
        createdAt: at,
        updatedAt: at,
      };
      expect(answer).toEqual({ kind: 'reserved', operation: row });
      expect(await operations.get(here, 'a')).toEqual(row);
      expect(await operations.byKey(here, wanted.idemKey)).toEqual(row);
      expect(await operations.get(here, 'b')).toBeNull();
    });

    it('answers the known operation for a known key, whatever else is asked', async () => {
      const { operations } = handles().one;
      const here = connection();
      await operations.reserve(here, refund({ id: 'a', idemKey: 'key' }));
      const again = await operations.reserve(here, refund({ id: 'b', idemKey: 'key', orderId: 'order-2', amount: 1 }));
      expect(again).toMatchObject({ kind: 'known', operation: { id: 'a', orderId: 'order-1', amount: 500 } });
      expect(await operations.get(here, 'b')).toBeNull();
    });

    it.each(OPEN_STATES)('takes no second refund of an order while one is %s', async (state) => {
      const { operations } = handles().one;
      const here = connection();
      await operations.reserve(here, refund({ id: 'a' }));
      await operations.move(here, 'a', { from: ['reserved'], to: state, at: NOON });
      expect(await operations.reserve(here, refund({ id: 'b' }))).toMatchObject({
        kind: 'busy',
        operation: { id: 'a', state },
      });
      expect((await operations.reserve(here, refund({ id: 'c', orderId: 'order-2' }))).kind).toBe('reserved');
      expect((await operations.reserve(connection(), refund({ id: 'd' }))).kind).toBe('reserved');
    });

    it.each(FINAL_STATES)('takes the next refund of an order once one is %s', async (state) => {
      const { operations } = handles().one;
      const here = connection();
      await operations.reserve(here, refund({ id: 'a' }));
      await operations.move(here, 'a', { from: ['reserved'], to: state, at: NOON });
      expect((await operations.reserve(here, refund({ id: 'b' }))).kind).toBe('reserved');
    });

    it('moves only from the states named, and keeps what the move does not name', async () => {
      const { operations } = handles().one;
      const here = connection();
      await operations.reserve(here, refund({ id: 'a' }));
      const sent = await operations.move(here, 'a', { from: ['reserved'], to: 'sent', at: NOON + 1, attempts: 1 });
      expect(sent).toMatchObject({ state: 'sent', sentAt: NOON + 1, attempts: 1, leaseUntil: NOON + 60_000 });
      expect(await operations.move(here, 'a', { from: ['reserved'], to: 'expired', at: NOON + 2 })).toBeNull();
      const ended = await operations.move(here, 'a', {
        from: ['sent', 'unknown'],
        to: 'succeeded',
        at: NOON + 3,
        leaseUntil: null,
        upstreamId: 'refund-1',
        outcome: { by: 'list' },
      });
      const { at, ...wanted } = refund({ id: 'a' });
      expect(ended).toEqual({
        ...wanted,
        connection: here,
        state: 'succeeded',
        leaseUntil: null,
        upstreamId: 'refund-1',
        attempts: 1,
        nextCheckAt: null,
        approval: null,
        outcome: { by: 'list' },
        sentAt: NOON + 1,
        createdAt: at,
        updatedAt: NOON + 3,
      });
      expect(await operations.get(here, 'a')).toEqual(ended);
      expect(await operations.move(connection(), 'a', { from: ['succeeded'], to: 'failed', at: NOON })).toBeNull();
    });

    it('keeps who let it pass through every later move', async () => {
      const { operations } = handles().one;
      const here = connection();
      await operations.reserve(here, refund({ id: 'a', state: 'pending_approval' }));
      const approval = { verdict: 'approved', actor: { kind: 'agent', id: 'bob', name: 'Bob' }, at: NOON + 1 } as const;
      const from = ['pending_approval'] as const;
      expect(await operations.move(here, 'a', { from, to: 'sent', at: NOON + 1, approval })).toMatchObject({
        approval,
      });
      await operations.move(here, 'a', { from: ['sent'], to: 'unknown', at: NOON + 2 });
      expect(await operations.get(here, 'a')).toMatchObject({ state: 'unknown', approval });
    });

    it('lets one of many moves at once happen', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.operations.reserve(here, refund({ id: 'a' }));
      const moves = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          (n % 2 ? one : two).operations.move(here, 'a', { from: ['reserved'], to: 'sent', at: NOON }),
        ),
      );
      expect(moves.filter(Boolean)).toHaveLength(1);
    });

    it('lets one of many refunds of an order at once through, and names it to the others', async () => {
      const { one, two } = handles();
      const here = connection();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) => (n % 2 ? one : two).operations.reserve(here, refund({ id: `race ${n}` }))),
      );
      const winners = answers.filter(({ kind }) => kind === 'reserved');
      expect(winners).toHaveLength(1);
      expect(new Set(answers.map(({ operation }) => operation.id)).size).toBe(1);
      expect(await one.operations.find(here, { limit: 10 })).toHaveLength(1);
    });

    it('lets one of many equal keys at once through', async () => {
      const { one, two } = handles();
      const here = connection();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          (n % 2 ? one : two).operations.reserve(
            here,
            refund({ id: `race ${n}`, idemKey: 'key', orderId: `order ${n}` }),
          ),
        ),
      );
      expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'known')).toHaveLength(29);
    });

    it('finds by order, customer, state and refund, newest first, in pages', async () => {
      const { operations } = handles().one;
      const here = connection();
      for (const [n, id] of ['a', 'b', 'c', 'd'].entries()) {
        const at = NOON + Math.floor(n / 2);
        await operations.reserve(here, refund({ id, at, orderId: `order ${id}`, customerId: `customer ${n % 2}` }));
      }
      await operations.move(here, 'b', { from: ['reserved'], to: 'succeeded', at: NOON, upstreamId: 'refund b' });
      const ids = async (filter: object) => (await operations.find(here, { limit: 10, ...filter })).map(({ id }) => id);
      expect(await ids({})).toEqual(['d', 'c', 'b', 'a']);
      expect(await ids({ limit: 1 })).toEqual(['d']);
      expect(await ids({ before: { createdAt: NOON + 1, id: 'd' } })).toEqual(['c', 'b', 'a']);
      expect(await ids({ before: { createdAt: NOON, id: 'b' } })).toEqual(['a']);
      expect(await ids({ orderId: 'order c' })).toEqual(['c']);
      expect(await ids({ customerId: 'customer 1' })).toEqual(['d', 'b']);
      expect(await ids({ states: ['succeeded', 'failed'] })).toEqual(['b']);
      expect(await ids({ upstreamId: 'refund b' })).toEqual(['b']);
      expect(await operations.find(connection(), { limit: 10 })).toEqual([]);
    });

    it('claims what is due, oldest first, once', async () => {
      const { one, two } = handles();
      const here = connection();
      const later = NOON + 60_000;
      for (const [n, id] of ['held', 'free', 'due', 'not yet', 'other state', 'claimed'].entries()) {
        await one.operations.reserve(here, refund({ id, at: NOON + n, orderId: id }));
      }
      const move = (id: string, change: object) =>
        one.operations.move(here, id, { from: ['reserved'], to: 'unknown', at: NOON, leaseUntil: null, ...change });
      await move('held', { leaseUntil: later + 1 });
      await move('free', {});
      await move('due', { leaseUntil: later, nextCheckAt: later });
      await move('not yet', { nextCheckAt: later + 1 });
      await move('other state', { to: 'needs_review' });
      await move('claimed', {});
      const claim = { states: ['unknown', 'sent'], now: later, leaseUntil: later + 30_000 } as const;
      const first = await one.operations.claim(here, { ...claim, limit: 2 });
      expect(first.map(({ id, leaseUntil }) => [id, leaseUntil])).toEqual([
        ['free', later + 30_000],
        ['due', later + 30_000],
      ]);
      expect((await two.operations.claim(here, { ...claim, limit: 9 })).map(({ id }) => id)).toEqual(['claimed']);
      expect(await two.operations.claim(connection(), { ...claim, limit: 9 })).toEqual([]);
    });

    it('never claims one operation for two at once', async () => {
      const { one, two } = handles();
      const here = connection();
      for (let n = 0; n < 12; n += 1) {
        await one.operations.reserve(here, refund({ id: `due ${n}`, orderId: `order ${n}`, leaseUntil: NOON }));
      }
      const claim = { states: ['reserved'], now: NOON, leaseUntil: NOON + 1, limit: 3 } as const;
      const claimed = await Promise.all(
        Array.from({ length: 8 }, (_, n) => (n % 2 ? one : two).operations.claim(here, claim)),
      );
      const ids = claimed.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('keeps text that Postgres cannot hold as the replacement character', async () => {
      const { operations } = handles().one;
      const here = connection();
      await operations.reserve(here, refund({ id: 'a', request: { comment: 'nul \0' } }));
      expect((await operations.get(here, 'a'))?.request).toEqual({ comment: 'nul \ufffd' });
    });
  });
}
