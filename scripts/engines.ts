/**
 * Runs what is kept in step against real engines. They are installed here, from a lockfile of their own: what is under
 * the AGPL is no part of `npm ci`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { vitest } from './testing/vitest.ts';

process.chdir(`${import.meta.dirname}/..`);
const folder = 'test/engines/unleash';
// npm writes this last: an installation that was cut is begun anew.
if (!existsSync(`${folder}/node_modules/.package-lock.json`)) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}
const { passed, failed, report } = await vitest('engines');
if (report) console.log(report);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
