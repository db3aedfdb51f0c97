/**
 * Runs what is kept in step against real engines. They are installed here, from a lockfile of their own: what is under
 * the AGPL is no part of `npm ci`.
 */
import { existsSync } from 'node:fs';
import { run } from './testing/command.ts';
import { vitest } from './testing/vitest.ts';

const root = `${import.meta.dirname}/..`;
process.chdir(root);
const folder = 'test/engines/unleash';
if (!existsSync(`${folder}/node_modules`)) {
  const { code, output } = await run('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error(output);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}
const { passed, failed, report } = await vitest('engines');
if (report) console.log(report);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
