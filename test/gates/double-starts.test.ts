import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { emptyDatabase } from '../store/embedded.ts';
import { start } from './double-starts/starter.ts';
import { doubleStarts } from './double-starts.ts';
import { gateHolds } from './holds.ts';

gateHolds(doubleStarts);

it('two processes lose rows where nobody locks', { timeout: 300_000 }, async () => {
  const home = await mkdtemp(join(tmpdir(), 'floe-unlocked-'));
  const folder = join(await emptyDatabase(home), 'store');
  const rows = { rows: 200, guard: 'unlocked' };
  const prepared = start(folder, 'first', { ...rows, rows: 0 });
  await prepared.done;
  await prepared.kill();
  const both = [start(folder, 'a', rows), start(folder, 'b', rows)];
  await Promise.all(both.map(({ answer }) => answer));
  for (const { go } of both) go();
  await Promise.all(both.map(({ done }) => done));
  await Promise.all(both.map(({ kill }) => kill()));
  const told = both.flatMap(({ kept }) => kept);
  // What is left may not even open any more.
  const engine = new PGlite(folder);
  const left = await engine.query<{ id: string }>('select id from line').then(
    ({ rows: lines }) => lines.length,
    () => 0,
  );
  await engine.close().catch(() => undefined);
  await rm(home, { recursive: true, force: true });
  expect(left).toBeLessThan(told.length);
});
