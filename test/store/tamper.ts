import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../server-adapter/store/port.ts';
import { auditRow } from './rows.ts';

export interface Tampered {
  readonly store: Store;
  /** SQL behind the store's back. */
  run(text: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The trail of a SQL store resists changes, and shows those made by somebody who may drop triggers. */
export function tamperConformance(name: string, open: () => Promise<Tampered>): void {
  describe(`the trail on ${name}`, () => {
    let tampered: Tampered;
    beforeAll(async () => {
      tampered = await open();
    }, 60_000);
    afterAll(() => tampered?.close());

    async function trail(connection: string): Promise<void> {
      for (const id of ['a', 'b', 'c']) await tampered.store.audit.request(connection, auditRow({ id }));
    }
    /** As an owner of the database could. */
    async function force(text: string): Promise<void> {
      const [off, on] = ['disable', 'enable'].map((what) => `alter table floe_audit ${what} trigger user`);
      await tampered.run([off, text, on].join(';\n'));
    }

    it.each([`update floe_audit set record = '{}'`, `delete from floe_audit`, `truncate floe_audit`])(
      'refuses %s',
      async (text) => {
        await trail(`refuses ${text}`);
        await expect(tampered.run(text)).rejects.toThrow(/floe_audit is append-only/);
      },
    );

    it('shows a changed record', async () => {
      await trail('changed');
      await force(
        `update floe_audit set record = replace(record, '500', '900') where connection = 'changed' and seq = 2`,
      );
      expect(await tampered.store.audit.verify('changed')).toEqual({ ok: false, seq: 2, why: 'hash' });
    });

    it('shows a removed row', async () => {
      await trail('removed');
      await force(`delete from floe_audit where connection = 'removed' and seq = 2`);
      expect(await tampered.store.audit.verify('removed')).toEqual({ ok: false, seq: 2, why: 'gap' });
    });

    it('shows rows that changed places', async () => {
      await trail('swapped');
      await force(
        `update floe_audit set seq = -seq where connection = 'swapped' and seq in (1, 2);
        update floe_audit set seq = 3 + seq where connection = 'swapped' and seq < 0`,
      );
      expect(await tampered.store.audit.verify('swapped')).toEqual({ ok: false, seq: 1, why: 'hash' });
    });

    it('shows a tail that was cut to whoever kept the head', async () => {
      await trail('cut');
      const { rows } = tampered.store.audit;
      const [head] = (await rows('cut', 0)).slice(-1);
      expect(await tampered.store.audit.verify('cut', head)).toEqual({ ok: true, rows: 3, head: head?.hash });
      await force(`delete from floe_audit where connection = 'cut' and seq = 3`);
      expect(await tampered.store.audit.verify('cut')).toMatchObject({ ok: true, rows: 2 });
      expect(await tampered.store.audit.verify('cut', head)).toEqual({ ok: false, seq: 3, why: 'head' });
      await trail('cut again');
      const other = { seq: 2, hash: 'f'.repeat(64) };
      expect(await tampered.store.audit.verify('cut again', other)).toEqual({ ok: false, seq: 2, why: 'head' });
    });

    it('shows a chain that was moved to another connection', async () => {
      await trail('moved');
      await force(`update floe_audit set connection = 'moved to' where connection = 'moved'`);
      expect(await tampered.store.audit.verify('moved to')).toEqual({ ok: false, seq: 1, why: 'hash' });
    });

    it('lets nobody file a record under another customer than it names', async () => {
      await trail('filed');
      await tampered.run('alter table floe_audit disable trigger user');
      const filed = tampered.run(`update floe_audit set customer = 'other' where connection = 'filed'`);
      await expect(filed).rejects.toThrow(/customer/);
      await tampered.run('alter table floe_audit enable trigger user');
    });
  });
}
