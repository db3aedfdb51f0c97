// `npx floe sync`, from its environment and a module of sinks to what it prints.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type Command, main } from '../../server-adapter/cli/floe.ts';
import { syncOn } from '../../server-adapter/cli/sync.ts';
import { toNodeListener } from '../../server-adapter/hosts/node.ts';
import { memoryStore } from '../../server-adapter/index.ts';
import { openShop } from '../entitlements/shop.ts';
import { growthBook, TOKEN } from './growthbook.ts';

const servers: Server[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close();
});

async function listen(handler: (request: Request) => Promise<Response>): Promise<string> {
  const server = createServer(toNodeListener(handler)).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const named: Command = (argv, env) => main(['sync', ...argv], env);

async function floe(env: Record<string, string | undefined>, argv: string[], command = named) {
  const said = { out: '', err: '' };
  for (const [stream, name] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    });
  }
  const code = await command(argv, env);
  vi.restoreAllMocks();
  return { code, ...said };
}

it('says what would be done, does it, and says how things stand', async () => {
  const [shop, engine] = [await openShop(), growthBook()];
  const [polar, growthbook] = [
    await listen((request) => shop.polar.fetch(request)),
    await listen((r) => engine.fetch(r)),
  ];
  const folder = await mkdtemp(join(tmpdir(), 'floe-sync-'));
  const door = new URL('../../server-adapter/sync/index.ts', import.meta.url).href;
  const rate = '{ burst: 100, perSecond: 100 }';
  const sink = `growthBookSink({ token: '${TOKEN}', url: '${growthbook}/api', rate: ${rate} })`;
  await writeFile(join(folder, 'sinks.mjs'), `import { growthBookSink } from '${door}';\nexport default [${sink}];\n`);
  const env = {
    POLAR_ACCESS_TOKEN: 'polar_oat_demo',
    POLAR_API_URL: polar,
    FLOE_SECRET: 's'.repeat(32),
    FLOE_SYNC: join(folder, 'sinks.mjs'),
  };
  // Every command finds it as the one before has left it.
  const store = { ...memoryStore(), close: async () => undefined };
  const command = syncOn(() => store);
  const dry = await floe(env, ['run', '--dry-run'], command);
  expect(dry).toEqual({
    code: 0,
    err: '',
    out: 'growthbook  done\n  beta: 2 have it, 2 would be added, 0 would be removed\n',
  });
  expect(engine.writes()).toEqual([]);
  expect(await floe(env, ['run'], command)).toMatchObject({
    code: 0,
    out: 'growthbook  done\n  beta: 2 have it, 2 added, 0 removed\n',
  });
  expect(engine.held('beta')).toHaveLength(2);
  engine.trouble = () => new Response('', { status: 401 });
  expect(await floe(env, ['run'], command)).toMatchObject({
    code: 1,
    out: expect.stringContaining('growthbook  failed: growthbook answered 401'),
  });
  const status = await floe(env, ['status', '--sink', 'growthbook'], command);
  expect(status.out).toMatch(
    /^growthbook {2}default {2}compared 20.*, failed 1 times since: growthbook answered 401.*\n$/,
  );
  await rm(folder, { recursive: true });
});

it.each([
  [['run'], /FLOE_SYNC is not set/],
  [['stop'], /npx floe sync status/],
  [['status', '--dry-run'], /npx floe sync status/],
])('says what to do about %j', async (argv, words) => {
  const { code, err } = await floe({ POLAR_ACCESS_TOKEN: 'polar_oat_x', FLOE_SECRET: 's'.repeat(32) }, argv);
  expect(code).toBe(1);
  expect(err).toMatch(words);
});

it.each([
  ['nowhere.mjs', /cannot be loaded/],
  ['package.json', /cannot be loaded|exports no sinks/],
])('says what is wrong with FLOE_SYNC=%s', async (path, words) => {
  const env = { POLAR_ACCESS_TOKEN: 'polar_oat_x', FLOE_SECRET: 's'.repeat(32), FLOE_SYNC: path };
  expect((await floe(env, ['status'])).err).toMatch(words);
});
