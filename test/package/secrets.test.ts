// What is published, shown or read by everybody holds nothing that could open anything.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CREDENTIAL } from './credential.ts';

const list = (command: string, ...args: string[]): string[] =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .split('\n')
    .filter(Boolean);

const packed: { files: { path: string }[] }[] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', maxBuffer: 2 ** 26 }),
);
const tarball = packed[0]?.files.map(({ path }) => path) ?? [];

it.each([
  'polar_oat_AbCdEfGhIjKlMnOpQrStUvWx',
  'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B',
])('the ear hears %s', (secret) => {
  expect(`a ${secret} b`.match(CREDENTIAL)).not.toBeNull();
});

describe('no credential', () => {
  it('is in the tarball, nor a map, a test or a file of settings', () => {
    expect(tarball.length).toBeGreaterThan(100);
    expect(tarball.filter((path) => /\.map$|(^|\/)\.env|\.test\.|\.pem$|(^|\/)test\//.test(path))).toEqual([]);
    for (const path of tarball) expect(readFileSync(path, 'utf8').match(CREDENTIAL), path).toBeNull();
  });

  it('is in the pages and stories that browsers load', () => {
    const files = list('git', 'ls-files', 'stories', 'demo', '.storybook', 'src', 'docs').filter((path) =>
      /\.(tsx?|mdx?|css|html)$/.test(path),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const path of files) expect(readFileSync(path, 'utf8').match(CREDENTIAL), path).toBeNull();
  });
});
