import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CREDENTIAL } from '../package/credential.ts';
import { defineGate } from './gate.ts';
import { number } from './words.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

/** What the machine that builds the stories has in its environment, a canary each. */
export const CANARIES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'POLAR_ACCESS_TOKEN',
    'FLOE_SECRET',
    'FLOE_WEBHOOK_SECRETS',
    'FLOE_ENCRYPTION_KEYS',
    'DATABASE_URL',
    'NPM_TOKEN',
  ].map((name) => [name, `canary-${name.toLowerCase()}-a-secret-of-more-than-32-bytes`]),
);

/** Files of a folder that hold a canary or a credential, and how many were read. */
export function heardIn(folder: string): { read: number; told: string[] } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const told = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      const text = readFileSync(path, 'latin1');
      return Object.values(CANARIES).some((canary) => text.includes(canary)) || text.match(CREDENTIAL) !== null;
    });
  return { read: files.length, told };
}

/** The stories run the adapter in the page, so whoever publishes them publishes what the build took along. */
export const storybookCanary = defineGate({
  id: 'G10',
  goal: () => 'the built Storybook holds no credential and nothing of the builder’s environment',
  bounds: { test: {}, torture: {} },
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'floe-storybook-'));
    try {
      const command = join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js');
      const env = { ...process.env, ...CANARIES };
      await run(process.execPath, [command, 'build', '--quiet', '--output-dir', folder], {
        cwd: ROOT,
        env,
        maxBuffer: 2 ** 26,
      });
      const { read, told } = heardIn(folder);
      const enough = read > 50;
      return {
        pass: told.length === 0 && enough,
        figure: `${number(told.length)} of ${number(read)} files`,
        why: told[0] ?? (enough ? undefined : 'Hardly anything was built.'),
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
