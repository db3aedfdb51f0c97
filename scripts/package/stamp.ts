import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['{src,server-adapter,scripts}/**/*', 'package.json', 'package-lock.json', 'tsconfig*.json'];
/** Not published, and gone with a `dist` that is begun anew. */
const KEPT = 'dist/.built-from';

/** Tells whether `dist` under `root` is what its sources say, so that an install, a test and a bench build it once. */
export function stampOf(root: string): { readonly isFresh: boolean; write(): void } {
  const kept = join(root, KEPT);
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: root }).sort())
    if (statSync(join(root, path)).isFile()) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  const now = hash.digest('hex');
  return {
    isFresh: existsSync(kept) && readFileSync(kept, 'utf8') === now,
    write: () => writeFileSync(kept, now),
  };
}
