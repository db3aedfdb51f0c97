import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { main } from '../../server-adapter/cli/floe.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import { emptyDatabase } from '../store/embedded.ts';
import { NOON } from '../store/rows.ts';

let folder = '';
let env: { FLOE_DATA_DIR: string };
const open = () => openStore({ dataDir: env.FLOE_DATA_DIR });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'floe-rules-'));
  env = { FLOE_DATA_DIR: await emptyDatabase(join(folder, 'data')) };
  const store = open();
  await store.rules.know('default', ['welcome', 'ending'], NOON);
  const row = { rule: 'welcome', subject: 'customer:c-1', key: 'created', operation: 'subscriptions.createFree' };
  await store.rules.reserve('default', {
    ...{ ...row, id: 'f-1', state: 'waiting', customerId: 'c-1', body: null, causes: [], at: NOON },
  });
  await store.rules.move('default', 'f-1', { from: ['waiting'], to: 'needs_review', at: NOON });
  await store.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0),
  ];
  const code = await main(['rules', ...argv], env);
  for (const spy of spies) spy.mockRestore();
  return { code, out: out.join(''), err: err.join('') };
}

it('says how rules stand, stops one, and settles what somebody has looked after; the trail keeps both', async () => {
  expect((await run('stop', 'welcome')).out).toBe('welcome is stopped.\n');
  const { out } = await run('list');
  expect(out).toContain('ending  on  0 in the last hour, 0 waiting, 0 to review');
  expect(out).toMatch(/^welcome {2}stopped since \S+ {2}0 in the last hour, 0 waiting, 1 to review$/m);
  expect(out).toContain('f-1  welcome  subscriptions.createFree of customer:c-1');
  expect((await run('settle', 'f-1')).out).toBe('f-1 is settled.\n');
  const store = open();
  expect(await store.rules.find('default', { limit: 5 })).toMatchObject([{ state: 'settled' }]);
  const { entries } = await store.audit.list('default', { limit: 10 });
  expect(entries.map(({ operation, actor }) => [operation, actor.kind])).toEqual([
    ['rules.settle', 'system'],
    ['rules.stop', 'system'],
  ]);
  await store.close();
}, 30_000);

it('refuses what it does not know', async () => {
  for (const wrong of [[], ['list', 'x'], ['stop'], ['stop', 'a', 'b'], ['toString', 'a']])
    expect(await run(...wrong)).toMatchObject({ code: 1, err: expect.stringContaining('npx floe rules list') });
  expect(await run('resume', 'nothing')).toMatchObject({ code: 1, err: expect.stringContaining('no rule "nothing"') });
  expect(await run('settle', 'f-9')).toMatchObject({ code: 1, err: expect.stringContaining('f-9') });
}, 30_000);
