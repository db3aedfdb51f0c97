import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stampOf } from '../../scripts/package/stamp.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const isFresh = () => stampOf(root).isFresh;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floe-stamp-'));
  write('src/index.ts', 'export {};');
  write('package-lock.json', '{}');
  mkdirSync(join(root, 'dist'));
  stampOf(root).write();
});
afterEach(() => rmSync(root, { recursive: true }));

it('is fresh after a build, whatever else is written', () => {
  write('README.md', 'Floe');
  expect(isFresh()).toBe(true);
});

it.each([
  ['a source', () => write('src/index.ts', 'export const one = 1;')],
  ['a new source', () => write('server-adapter/deep/index.ts', '')],
  ['a step of the build', () => write('scripts/build.ts', '')],
  ['what is installed', () => write('package-lock.json', '{"a":1}')],
])('is not fresh after a change of %s', (_, change) => {
  change();
  expect(isFresh()).toBe(false);
});

it('is not fresh while a build has not got to its end', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  write('dist/index.js', '');
  expect(isFresh()).toBe(false);
});
