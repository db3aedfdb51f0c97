import { describe, expect, it } from 'vitest';
import type { Subject } from './conformance.ts';
import { auditRow, denial, NOON } from './rows.ts';

const done = { at: NOON + 800, result: 'ok', code: null, detail: { refund: 'refund-1' } } as const;

export function auditConformance({ handles, connection }: Subject): void {
  describe('audit', () => {
    it('shows a request without an outcome, then with it', async () => {
      const { audit } = handles().one;
      const here = connection();
      const row = auditRow({ id: 'a' });
      expect(await audit.request(here, row)).toEqual({ seq: 1 });
      const line = { ...row, seq: 1, kind: 'call', outcome: null, count: 1 };
      expect(await audit.list(here, { limit: 10 })).toEqual({ entries: [line], next: null });

      await audit.complete(here, 'a', done);
      expect((await audit.list(here, { limit: 10 })).entries).toEqual([{ ...line, outcome: done }]);
    });

    it('keeps the first outcome when completed twice', async () => {
      const { audit } = handles().one;
      const here = connection();
      await audit.request(here, auditRow({ id: 'a' }));
      await audit.complete(here, 'a', done);
      await audit.complete(here, 'a', { ...done, result: 'failed', code: 'internal' });
      const { entries } = await audit.list(here, { limit: 10 });
      expect(entries.map(({ outcome }) => outcome?.result)).toEqual(['ok']);
      expect(await audit.verify(here)).toMatchObject({ ok: true, rows: 2 });
    });

    it('lists the newest first, in pages that join', async () => {
      const { audit } = handles().one;
      const here = connection();
      for (const id of ['a', 'b', 'c', 'd', 'e']) {
        await audit.request(here, auditRow({ id }));
        await audit.complete(here, id, done);
      }
      const first = await audit.list(here, { limit: 3 });
      expect(first.entries.map(({ id }) => id)).toEqual(['e', 'd', 'c']);
      const last = await audit.list(here, { limit: 3, before: first.next ?? 0 });
      expect(last.entries.map(({ id }) => id)).toEqual(['b', 'a']);
      expect(last.next).toBeNull();
      expect((await audit.list(here, { limit: 2, before: last.entries[0]?.seq ?? 0 })).next).toBeNull();
    });

    it('filters by customer, ticket, actor and operation', async () => {
      const { audit } = handles().one;
      const here = connection();
      await audit.request(here, auditRow({ id: 'plain' }));
      await audit.request(here, auditRow({ id: 'customer', customer: 'customer-2' }));
      await audit.request(here, auditRow({ id: 'ticket', ticket: { system: 'front', id: '4711', proof: 'claimed' } }));
      await audit.request(here, auditRow({ id: 'actor', actor: { kind: 'service', id: 'ana' } }));
      await audit.request(here, auditRow({ id: 'operation', operation: 'subscriptions.cancel' }));
      const ids = async (filter: object) =>
        (await audit.list(here, { limit: 10, ...filter })).entries.map(({ id }) => id);
      expect(await ids({ customer: 'customer-2' })).toEqual(['customer']);
      expect(await ids({ ticket: { system: 'front', id: '4711' } })).toEqual(['ticket']);
      expect(await ids({ actor: { kind: 'service', id: 'ana' } })).toEqual(['actor']);
      expect(await ids({ operation: 'subscriptions.cancel' })).toEqual(['operation']);
      expect(await ids({ customer: 'customer-2', operation: 'subscriptions.cancel' })).toEqual([]);
      expect(await ids({ actor: { id: 'ana' }, operation: 'subscriptions.cancel' })).toEqual(['operation']);
      expect((await ids({ actor: { id: 'ana' } })).length).toBe(5);
      expect(await ids({ actor: { id: 'an' } })).toEqual([]);
    });

    it('filters by time: from the first instant to before the last', async () => {
      const { audit } = handles().one;
      const here = connection();
      for (const at of [0, 1, 2, 3]) await audit.request(here, auditRow({ id: `${at}`, at: NOON + at }));
      const ids = async (filter: object) =>
        (await audit.list(here, { limit: 10, ...filter })).entries.map(({ id }) => id);
      expect(await ids({ since: NOON + 1, until: NOON + 3 })).toEqual(['2', '1']);
      expect(await ids({ since: NOON + 3 })).toEqual(['3']);
      expect(await ids({ until: NOON })).toEqual([]);
    });

    it('counts the denials of an actor within a minute in one line', async () => {
      const { audit } = handles().one;
      const here = connection();
      for (const id of ['a', 'b', 'c']) await audit.deny(here, denial({ id }));
      await audit.deny(here, denial({ id: 'other actor', actor: { kind: 'agent', id: 'eve' } }));
      await audit.deny(here, denial({ id: 'other code', code: 'ticket_required' }));
      await audit.deny(here, denial({ id: 'next minute', at: NOON + 60_000 }));
      const { entries } = await audit.list(here, { limit: 10 });
      expect(entries.map(({ kind, id, count }) => [kind, id, count])).toEqual([
        ['denial', 'next minute', 1],
        ['denial', 'other code', 1],
        ['denial', 'other actor', 1],
        ['denial', 'a', 3],
      ]);
      expect(entries[1]?.outcome).toEqual({ at: NOON, result: 'failed', code: 'ticket_required', detail: null });
      expect(await audit.verify(here)).toMatchObject({ ok: true, rows: 4 });
    });

    it('chains rows written at once by two handles without a gap', async () => {
      const { one, two } = handles();
      const here = connection();
      const written = await Promise.all(
        Array.from({ length: 40 }, (_, n) => (n % 2 ? one : two).audit.request(here, auditRow({ id: `row ${n}` }))),
      );
      expect(written.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
      expect(await one.audit.verify(here)).toMatchObject({ ok: true, rows: 40 });
    });

    it('counts denials from two handles at once in one line', async () => {
      const { one, two } = handles();
      const here = connection();
      await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).audit.deny(here, denial({ id: `denial ${n}` }))),
      );
      const { entries } = await one.audit.list(here, { limit: 10 });
      expect(entries.map(({ count }) => count)).toEqual([20]);
    });

    it('hands out the rows of a chain in order, and names the chains there are', async () => {
      const { audit } = handles().one;
      const here = connection();
      await audit.request(here, auditRow({ id: 'a' }));
      await audit.complete(here, 'a', done);
      const rows = await audit.rows(here, 0);
      expect(rows.map(({ seq, record }) => [seq, JSON.parse(record).kind])).toEqual([
        [1, 'requested'],
        [2, 'completed'],
      ]);
      expect(await audit.rows(here, 1)).toEqual(rows.slice(1));
      expect(await audit.rows(here, 2)).toEqual([]);
      expect(await audit.connections()).toContain(here);
      expect(await audit.verify(here)).toEqual({ ok: true, rows: 2, head: rows.at(-1)?.hash });
    });

    it('hands out copies: nobody changes a row through what was read', async () => {
      const { audit } = handles().one;
      const here = connection();
      await audit.request(here, auditRow({ id: 'a' }));
      for (const row of await audit.rows(here, 0)) Reflect.set(row, 'record', '{}');
      ((await audit.rows(here, 0)) as unknown[]).length = 0;
      Object.assign((await audit.list(here, { limit: 1 })).entries[0] ?? {}, { operation: 'none' });
      expect(await audit.verify(here)).toMatchObject({ ok: true, rows: 1 });
      expect((await audit.list(here, { limit: 1 })).entries).toMatchObject([{ operation: 'refunds.create' }]);
    });

    it('has no way to change or remove a row', () => {
      expect(Object.keys(handles().one.audit).sort()).toEqual([
        'complete',
        'connections',
        'deny',
        'list',
        'request',
        'rows',
        'verify',
      ]);
    });

    it('never shows one connection the rows of another', async () => {
      const { audit } = handles().one;
      const here = connection();
      const there = connection();
      await audit.request(here, auditRow({ id: 'same', detail: 'here' }));
      await audit.request(there, auditRow({ id: 'same', detail: 'there' }));
      await audit.complete(there, 'same', done);
      await audit.deny(there, denial({ id: 'denied' }));
      const { entries } = await audit.list(here, { limit: 10 });
      expect(entries.map(({ detail, outcome }) => [detail, outcome])).toEqual([['here', null]]);
      expect(await audit.verify(here)).toMatchObject({ ok: true, rows: 1 });
      expect(await audit.verify(there)).toMatchObject({ ok: true, rows: 3 });
    });

    it('keeps text that Postgres cannot hold as the replacement character', async () => {
      const { audit } = handles().one;
      const here = connection();
      await audit.request(
        here,
        auditRow({ id: 'a', detail: { comment: 'nul \0 half \ud83d pair 😀' }, customer: 'c\0' }),
      );
      const { entries } = await audit.list(here, { limit: 1, customer: 'c\0' });
      expect(entries[0]?.detail).toEqual({ comment: 'nul \ufffd half \ufffd pair 😀' });
      expect(await audit.verify(here)).toMatchObject({ ok: true });
    });
  });
}
