import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingEntries, type Packages } from '../../scripts/package/lockfile.ts';

const { packages }: { packages: Packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

it('names no registry host', () => {
  expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
});

it('has an entry for every platform, or npm ci refuses it: `npm run lock` adds them', () => {
  expect(missingEntries(packages)).toEqual([]);
});

it('writes the entries npm leaves out, beside a different version of the same package', () => {
  const lock: Packages = {
    'node_modules/a': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { 'a-linux-x64-musl': '2.0.0', 'a-darwin-arm64': '2.0.0' },
    },
    'node_modules/a-darwin-arm64': { version: '1.0.0', optional: true },
  };
  expect(missingEntries(lock)).toEqual([
    [
      'node_modules/a-linux-x64-musl',
      { version: '2.0.0', dev: true, optional: true, cpu: ['x64'], os: ['linux'], libc: ['musl'] },
    ],
    [
      'node_modules/a/node_modules/a-darwin-arm64',
      { version: '2.0.0', dev: true, optional: true, cpu: ['arm64'], os: ['darwin'] },
    ],
  ]);
});
