import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../server-adapter/store/open.ts';
import { openHouse } from '../adapter/house.ts';
import { byBearer, namesOf, send } from '../mcp/model.ts';
import { dataFolder } from './data-folder.ts';
import { floe } from './process.ts';

const STARTING = 60_000;
let folder = '';
beforeAll(() => {
  folder = dataFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const command = floe(['mcp', ...argv], { FLOE_DATA_DIR: folder });
  await command.ended;
  return { code: command.child.exitCode, lines: command.lines, stderr: command.stderr() };
}

it(
  'makes a token on the command line that the adapter takes, lists it, and ends it',
  async () => {
    const made = await run(
      'create',
      '--name',
      'Claude',
      '--permissions',
      'orders:read,refunds:read',
      '--tags',
      'orders',
    );
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const { id, token } = JSON.parse(made.lines[0] ?? '');
    const listed = await run('list');
    expect(listed.lines.map((line) => JSON.parse(line))).toMatchObject([
      { id, name: 'Claude', made_by: { kind: 'system' } },
    ]);
    expect(listed.lines.join()).not.toContain(token);

    const store = openStore({ dataDir: folder });
    const house = openHouse({ database: store });
    expect(await namesOf(house, byBearer({ token }))).toEqual([
      'order_list',
      'order_get',
      'dispute_list',
      'payment_list',
    ]);
    const { entries } = await store.audit.list('default', { operation: 'mcpTokens.create', limit: 9 });
    expect(entries).toMatchObject([{ actor: { kind: 'system', id: 'operator' } }]);
    await house.floe.close();

    expect((await run('revoke', id)).code).toBe(0);
    const after = openStore({ dataDir: folder });
    const again = openHouse({ database: after });
    expect((await send(again, byBearer({ token }), 'tools/list')).status).toBe(401);
    await again.floe.close();
  },
  STARTING,
);

it(
  'says what is missing or wrong',
  async () => {
    for (const argv of [
      [],
      ['create'],
      ['create', '--name', 'x', '--permissions', 'orders:eat'],
      ['create', '--name', 'x', '--permissions', 'orders:read', '--url', '--days', '31'],
      ['revoke'],
    ]) {
      const { code, stderr } = await run(...argv);
      expect([argv.join(' '), code]).toEqual([argv.join(' '), 1]);
      expect(stderr).toMatch(/^floe mcp: /);
    }
  },
  STARTING,
);
