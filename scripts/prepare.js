/**
 * npm runs this after an install in a clone. Plain JavaScript, because an install without the development
 * dependencies has neither the repository's Node nor a compiler: then there is nothing to build with.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', 'node', 'bin', 'node');

if (existsSync(node) && existsSync(join(root, 'node_modules', 'rolldown'))) {
  const build = spawnSync(node, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
  process.exitCode = build.status ?? 1;
} else {
  console.log('floe: no development dependencies, nothing is built.');
}
