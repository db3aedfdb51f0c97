import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** A package of only the bin and a command line that reports what it was called with, under a Node that claims to be old. */
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'floe-bin-'));
  mkdirSync(join(home, 'bin'));
  mkdirSync(join(home, 'dist/server'), { recursive: true });
  cpSync('bin/floe.js', join(home, 'bin/floe.js'));
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(home, 'dist/server/cli.js'),
    `export const main = async (argv) => { console.log(JSON.stringify({ argv, node: process.versions.node })); return argv.length; };`,
  );
  writeFileSync(
    join(home, 'old.cjs'),
    `if (!process.env.FLOE_STARTED_AGAIN) Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`,
  );
});

afterEach(() => rmSync(home, { recursive: true }));

function bringNode(): void {
  mkdirSync(join(home, 'node_modules/node/bin'), { recursive: true });
  writeFileSync(join(home, 'node_modules/node/package.json'), '{"name":"node"}');
  symlinkSync(process.execPath, join(home, 'node_modules/node/bin/node'));
}

const run = (...argv: string[]) =>
  spawnSync(process.execPath, ['--require', join(home, 'old.cjs'), join(home, 'bin/floe.js'), ...argv], {
    encoding: 'utf8',
  });

it('starts itself again under the Node of the package when this one is too old', () => {
  bringNode();
  const { stdout, status } = run('serve', '--port');
  expect(JSON.parse(stdout)).toEqual({ argv: ['serve', '--port'], node: process.versions.node });
  expect(status).toBe(2);
});

it('says what to do when there is no newer Node', () => {
  const { stderr, status } = run('serve');
  expect(stderr).toContain('Node 20.20.2 is too old, 22.18 or newer is needed');
  expect(status).toBe(1);
});

it('says so when it has not been built', () => {
  rmSync(join(home, 'dist'), { recursive: true });
  const { stderr, status } = spawnSync(process.execPath, [join(home, 'bin/floe.js')], { encoding: 'utf8' });
  expect(stderr).toContain('npm run build');
  expect(status).toBe(1);
});

it('names every command and its version', () => {
  expect(existsSync('dist/server/cli.js'), 'run `npm run build` first').toBe(true);
  const floe = (...argv: string[]) =>
    execFileSync(process.execPath, [resolve('bin/floe.js'), ...argv], { encoding: 'utf8' });
  const manifest: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(floe('version').trim()).toBe(manifest.version);
  const help = floe('--help');
  for (const command of ['serve', 'simulate', 'migrate', 'version', 'help'])
    expect(help).toContain(`npx floe ${command} `);
});
