/** Builds the package into `dist`: JavaScript by door, declarations, stylesheets and the notices of what is bundled. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleBrowser, bundleServer } from './package/bundle.ts';
import { emitDeclarations } from './package/declarations.ts';
import { COMMAND_LINE, DOORS } from './package/doors.ts';
import { packagesOf, printNotices } from './package/notices.ts';
import { stampOf } from './package/stamp.ts';
import { STYLES_ENTRY } from './styles/compile.ts';
import { writeStyles } from './styles/write.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);

const stamp = stampOf(root);
if (stamp.isFresh) {
  console.log('floe: dist is what its sources say.');
  process.exit();
}

const started = performance.now();
const doors = DOORS.filter((door) => {
  if (existsSync(door.source)) return true;
  console.warn(`floe: ${door.path} is left out, there is no ${door.source}.`);
  return false;
});
rmSync('dist', { recursive: true, force: true });
const chunks = await bundleBrowser(doors.filter((door) => door.kind === 'browser'));
chunks.push(
  ...(await bundleServer(
    doors.filter((door) => door.kind === 'server'),
    existsSync(COMMAND_LINE.source),
  )),
);
emitDeclarations(doors);
if (existsSync(STYLES_ENTRY)) await writeStyles();
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', printNotices(packagesOf(chunks.flatMap((chunk) => chunk.moduleIds))));
// The last thing written: without it a build did not get to its end.
stamp.write();
console.log(`floe: built ${doors.length} doors in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
