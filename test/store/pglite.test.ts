import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server-adapter/store/open.ts';
import { describeStore } from './conformance.ts';
import { emptyDatabase } from './embedded.ts';
import { auditRow } from './rows.ts';
import { tamperConformance } from './tamper.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floe-pglite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Opening the engine takes seconds on a busy machine. */
const OPENING = 60_000;

const at = (name: string) => openStore({ dataDir: join(folder, name), production: false });
const prepared = (name: string) => emptyDatabase(join(folder, name));

describeStore('pglite', async () => {
  await prepared('conformance');
  return { one: at('conformance'), two: at('conformance') };
});

tamperConformance('pglite', async () => {
  await prepared('tamper');
  const store = at('tamper');
  await store.ready();
  /** The engine serves one process, so SQL from outside means closing the store around it. */
  const run = async (text: string) => {
    await store.close();
    const engine = new PGlite(join(folder, 'tamper', 'store'));
    try {
      await engine.exec(text);
    } finally {
      await engine.close();
    }
  };
  return { store, run, close: () => store.close() };
});

it(
  'makes its database, and keeps its rows over a restart',
  async () => {
    const first = at('restart');
    await first.audit.request('connection', auditRow({ id: 'a' }));
    await first.close();
    const second = at('restart');
    expect(await second.audit.verify('connection')).toMatchObject({ ok: true, rows: 1 });
    await second.close();
  },
  OPENING,
);

it(
  'stays open for the second handle when the first closes',
  async () => {
    await prepared('shared');
    const [first, second] = [at('shared'), at('shared')];
    await first.audit.request('connection', auditRow({ id: 'a' }));
    await second.ready();
    await first.close();
    await first.close();
    expect(await second.audit.verify('connection')).toMatchObject({ ok: true, rows: 1 });
    await second.close();
  },
  OPENING,
);

it(
  'is refused in production unless allowed',
  async () => {
    const options = { dataDir: await prepared('production'), production: true };
    const refused = openStore(options).ready();
    await expect(refused).rejects.toThrow(/refused in production.*DATABASE_URL.*FLOE_ALLOW_EMBEDDED=1/);
    await expect(refused).rejects.toMatchObject({ name: 'StoreUnavailable' });
    const allowed = openStore({ ...options, allowEmbedded: true });
    await allowed.ready();
    await allowed.close();
  },
  OPENING,
);
