/**
 * npm runs this after an install in a clone. Plain JavaScript, because an install without the development
 * dependencies has neither the repository's Node nor a compiler: then there is nothing to build with.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', 'node', 'bin', 'node');

/** Without it npx would install the clone into a cache of its own, asking first, each time its version changes. */
function linkBin() {
  const link = join(root, 'node_modules', '.bin', 'floe');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'bin', 'floe.js'), link);
}

if (existsSync(node) && existsSync(join(root, 'node_modules', 'rolldown'))) {
  if (process.platform !== 'win32') linkBin();
  const build = spawnSync(node, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
  process.exitCode = build.status ?? 1;
} else {
  console.log('floe: no development dependencies, nothing is built.');
}
