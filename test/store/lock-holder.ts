/**
 * A process of its own for the lock tests: `lock <file>` or `open <folder>`. Prints "held" or why not, then holds on
 * until its input ends.
 */
import { lockFile } from '../../server-adapter/store/embedded/lock-file.ts';
import { openStore } from '../../server-adapter/store/open.ts';

const [what, path = ''] = process.argv.slice(2);
try {
  if (what === 'lock') lockFile(path);
  else await openStore({ dataDir: path, production: false }).audit.verify('connection');
  process.stdout.write('held\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));
