import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server-adapter/store/open.ts';
import { auditRow, denial, NOON } from '../store/rows.ts';
import { dataFolder } from './data-folder.ts';
import { floe } from './process.ts';

const STARTING = 60_000;
let env: { FLOE_DATA_DIR: string };

beforeAll(async () => {
  env = { FLOE_DATA_DIR: dataFolder() };
  const store = openStore({ dataDir: env.FLOE_DATA_DIR });
  const { audit } = store;
  await audit.request('default', auditRow({ id: 'a', detail: { amount: 500, currency: 'usd', comment: '=1+1' } }));
  await audit.complete('default', 'a', {
    at: NOON + 1,
    result: 'ok',
    code: null,
    detail: { after: { status: 'paid' } },
  });
  await audit.deny('default', denial({ id: 'b' }));
  await audit.request('second', auditRow({ id: 'a' }));
  await store.close();
}, STARTING);
afterAll(() => rmSync(env.FLOE_DATA_DIR, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const command = floe(['audit', ...argv], env);
  await command.ended;
  return { code: command.child.exitCode, lines: command.lines, stderr: command.stderr() };
}

/** What somebody does who has the database: the triggers are no wall to its owner. */
async function tamper(sql: string): Promise<void> {
  const db = new PGlite(join(env.FLOE_DATA_DIR, 'store'));
  await db.exec('alter table floe_audit disable trigger user');
  await db.exec(sql);
  await db.exec('alter table floe_audit enable trigger user');
  await db.close();
}

it(
  'verifies and carries away every chain, and finds what was done to one',
  async () => {
    const whole = await run('verify');
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    expect(whole.lines).toEqual([
      expect.stringMatching(/^default: 3 rows, unbroken\. Head 3:[\da-f]{64}$/),
      expect.stringMatching(/^second: 1 rows, unbroken\. Head 1:[\da-f]{64}$/),
    ]);
    const head = whole.lines[0]?.split('Head ')[1] ?? '';

    const chain = (await run('export')).lines.map((line) => JSON.parse(line));
    expect(chain.map(({ connection, seq, record }) => `${connection} ${seq} ${record.kind}`)).toEqual([
      'default 1 requested',
      'default 2 completed',
      'default 3 denied',
      'second 1 requested',
    ]);
    expect(chain[2].hash).toBe(head.split(':')[1]);

    const [columns = '', ...rows] = (await run('export', '--format', 'csv', '--connection', 'default')).lines;
    expect(columns).toMatch(/^at,actor_kind,.*,before,after,/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(',denied,forbidden,');
    expect(rows[1]).toContain(`,'=1+1,`);
    expect(rows[1]).toContain(`"{""status"":""paid""}"`);

    await tamper(`delete from floe_audit where connection = 'default' and seq = 3`);
    expect(await run('verify')).toMatchObject({ code: 0 });
    const cut = await run('verify', '--head', head);
    expect(cut.code).toBe(1);
    expect(cut.lines).toEqual([expect.stringMatching(/^default: BROKEN at row 3: .*cut off/)]);

    await tamper(
      `update floe_audit set record = replace(record, '500', '900') where connection = 'default' and seq = 1`,
    );
    const changed = await run('verify');
    expect(changed.code).toBe(1);
    expect(changed.lines[0]).toMatch(/^default: BROKEN at row 1: /);
    expect(changed.lines[1]).toMatch(/^second: 1 rows, unbroken/);
  },
  STARTING * 3,
);

it.each([
  [[], /audit verify/],
  [['burn'], /audit verify/],
  [['verify', '--head', 'latest'], /SEQ:HASH/],
  [['export', '--format', 'xml'], /ndjson or csv/],
  [['verify', '--all'], /--all/],
])('refuses %j', async (argv, reason) => {
  const { code, lines, stderr } = await run(...argv);
  expect([code, lines]).toEqual([1, []]);
  expect(stderr).toMatch(reason);
});
