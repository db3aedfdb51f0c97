import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server-adapter/store/open.ts';
import { NOON } from '../store/rows.ts';
import { dataFolder } from './data-folder.ts';
import { floe } from './process.ts';

const STARTING = 60_000;
let env: { FLOE_DATA_DIR: string };

beforeAll(async () => {
  env = { FLOE_DATA_DIR: dataFolder() };
  const store = openStore({ dataDir: env.FLOE_DATA_DIR });
  await store.usage.add(
    'default',
    ['a', 'b', 'c', 'd'].map((id) => ({ id, event: { name: 'call' }, at: NOON })),
  );
  for (const id of ['b', 'c', 'd']) await store.usage.refuse('default', id, { reason: `no ${id}`, at: NOON });
  await store.close();
}, STARTING);
afterAll(() => rmSync(env.FLOE_DATA_DIR, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const command = floe(['usage', ...argv], env);
  await command.ended;
  return { code: command.child.exitCode, lines: command.lines, stderr: command.stderr() };
}

it(
  'says what waits and what was set aside, and lets a person decide, which the trail keeps',
  async () => {
    const { code, lines } = await run('status');
    expect(code).toBe(0);
    expect(lines[0]).toBe(`1 events wait, the oldest since ${new Date(NOON).toISOString()}. 3 are set aside.`);
    expect(lines.slice(1).map((line) => line.split('  '))).toEqual(
      ['b', 'c', 'd'].map((id) => [id, new Date(NOON).toISOString(), `no ${id}`]),
    );
    expect((await run('retry', 'b')).lines).toEqual(['1 events wait again.']);
    expect(await run('discard', '--all')).toMatchObject({ code: 1, stderr: expect.stringContaining('never billed') });
    expect((await run('discard', '--all', '--yes')).lines).toEqual(['2 events are dropped.']);
    for (const wrong of [[], ['retry'], ['retry', 'b', '--all'], ['status', 'b'], ['drop']]) {
      expect(await run(...wrong)).toMatchObject({ code: 1, stderr: expect.stringContaining('npx floe usage status') });
    }
    const store = openStore({ dataDir: env.FLOE_DATA_DIR });
    expect(await store.usage.counts('default')).toMatchObject({ waiting: 2, refused: 0 });
    const { entries } = await store.audit.list('default', { limit: 10 });
    expect(entries.map(({ operation, actor, detail }) => [operation, actor.kind, detail])).toEqual([
      ['usage.discard', 'system', { ids: 'all' }],
      ['usage.retry', 'system', { ids: ['b'] }],
    ]);
    await store.close();
  },
  STARTING,
);
