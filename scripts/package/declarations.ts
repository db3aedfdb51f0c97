/** Emits the declarations behind the doors and keeps those a door reaches. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Door } from './doors.ts';

const root = join(import.meta.dirname, '../..');
const specifier = /((?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+?)\.tsx?\2/g;

/** Writes `dist/types`. Declarations that no door reaches (the contract's schemas, the store) are left out. */
export function emitDeclarations(doors: readonly Door[]): void {
  const emitted = join(root, 'dist/.declarations');
  const config = join(root, 'dist/.declarations.json');
  mkdirSync(dirname(config), { recursive: true });
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    noEmitOnError: false,
    rootDir: root,
    outDir: emitted,
  };
  const files = doors.map((door) => join(root, door.source));
  writeFileSync(config, JSON.stringify({ extends: '../tsconfig.json', compilerOptions, include: [], files }));
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', config], {
    encoding: 'utf8',
  });
  if (tsc.status !== 0) throw new Error(`The declarations do not compile:\n${tsc.stdout}${tsc.stderr}`);
  for (const file of reach(
    doors.map((door) => door.source.replace(/\.tsx?$/, '.d.ts')),
    emitted,
  )) {
    const target = join(root, 'dist/types', file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, readFileSync(join(emitted, file), 'utf8').replace(specifier, '$1$2$3.js$2'));
  }
  rmSync(emitted, { recursive: true });
  rmSync(config);
}

/** The declarations that these reach by relative imports, themselves included. */
function reach(entries: readonly string[], folder: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, , , path] of readFileSync(join(folder, file), 'utf8').matchAll(specifier)) {
      waiting.push(normalize(join(dirname(file), `${path}.d.ts`)));
    }
  }
  return seen;
}
