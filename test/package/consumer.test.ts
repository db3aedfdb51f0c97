import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { footprint } from '../../scripts/package/footprint.ts';
import { pack } from '../../scripts/testing/package.ts';

/** A project that installed the packed Floe and what comes with it; no schema library, no SDK, no `skipLibCheck`. */
let home: string;
/** What the compiler says of all the files. */
let said: readonly string[];

const beside = [
  'react',
  'react-dom',
  'csstype',
  '@types/node',
  'undici-types',
  '@types/react',
  '@types/react-dom',
  '@tanstack/react-query',
  '@tanstack/query-core',
];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'floe-consumer-'));
  execFileSync('tar', ['-xzf', pack(home), '-C', home]);
  mkdirSync(join(home, 'node_modules'));
  renameSync(join(home, 'package'), join(home, 'node_modules/floe'));
  const dependencies = footprint()
    .packages.slice(1)
    .map((path) => path.replace('node_modules/', ''));
  for (const name of [...beside, ...dependencies]) {
    const place = join(home, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(resolve('node_modules', name), place);
  }
  compile();
});

afterAll(() => rmSync(home, { recursive: true }));

/** Checked as one program: reading everybody's declarations takes longer than the files do. */
function compile() {
  for (const [name, source] of Object.entries(files)) writeFileSync(join(home, name), source);
  const flags =
    '--noEmit --strict --jsx react-jsx --module nodenext --target es2023 --lib es2024,dom,dom.iterable --types node,react';
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, ...flags.split(' '), '--pretty', 'false', '--preserveSymlinks', ...Object.keys(files)],
    { cwd: home, encoding: 'utf8' },
  );
  said = stdout.trim().split('\n').filter(Boolean);
  if (status !== 0 && said.length === 0) throw new Error(`The compiler did not run: ${stderr}`);
}

/** What is wrong in a file, and in the declarations that all of them read. */
const wrongIn = (name: string) =>
  said.filter((line) => !Object.keys(files).some((other) => other !== name && line.startsWith(`${other}(`)));

const doors = `
  import 'floe/styles.css';
  import { createClient } from 'floe';
  import { FloeProvider, useFloe } from 'floe/react';
  import { CustomerPanel } from 'floe/components';
  import { createFloe } from 'floe/server';
  import * as node from 'floe/server/node';
  import { createPolar } from 'floe/simulator';
  export const doors = [createClient, FloeProvider, useFloe, CustomerPanel, createFloe, node, createPolar];
`;
const typos = `
  import { createClient } from 'floe';
  const client = createClient({ url: '/floe' });
  export async function read() {
    const { result } = await client.call('orders.get', { order_id: 'o' });
    result.net_amount satisfies number;
    // @ts-expect-error there is no such operation
    await client.call('orders.gett', { order_id: 'o' });
    // @ts-expect-error the field is order_id
    await client.call('orders.get', { orderId: 'o' });
    // @ts-expect-error the field is net_amount
    return result.netAmount;
  }
`;
const given = 'declare function yourSession(request: Request): Promise<{ id: string } | null>;';
const readme = [...readFileSync('README.md', 'utf8').matchAll(/```(tsx?)\n([\s\S]*?)```/g)].map(
  ([, ending = '', code = ''], index) => ({ name: `readme-${index}.${ending}`, code }),
);
const files: Readonly<Record<string, string>> = {
  'doors.tsx': doors,
  'typos.ts': typos,
  ...Object.fromEntries(readme.map(({ name, code }) => [name, `${given}\n${code}`])),
};

it('compiles a consumer’s use of every door', () => {
  expect(wrongIn('doors.tsx')).toEqual([]);
});

it('refuses a typo in an operation’s name, input and output', () => {
  expect(wrongIn('typos.ts')).toEqual([]);
});

it('compiles the README’s first widget: at most three files and fifteen lines of the host’s', () => {
  for (const { name } of readme) expect(wrongIn(name)).toEqual([]);
  const lines = readme.flatMap(({ code }) => code.split('\n')).filter((line) => line.trim() !== '');
  expect(lines.join('\n')).toContain('<CustomerPanel />');
  expect([readme.length <= 3, lines.length <= 15], `${readme.length} files, ${lines.length} lines`).toEqual([
    true,
    true,
  ]);
});
