/** Packs what would be published and lets publint and attw look at it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './command.ts';
import { type Outcome, sum } from './part.ts';

/** Packs the built package into `folder` and answers the tarball's path. */
export function pack(folder: string): string {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { stdio: 'ignore' });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack left no tarball in ${folder}.`);
  return join(folder, tarball);
}

/** publint in strict mode, and attw on every door. */
export async function packageChecks(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'floe-pack-'));
  try {
    const tarball = pack(folder);
    return sum([
      await check('publint', ['run', tarball, '--strict']),
      await check('attw', [
        tarball,
        '--profile',
        'esm-only',
        '--no-definitely-typed',
        '--format',
        'ascii',
        '--no-emoji',
      ]),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
