/** Writes the compiled stylesheets into `dist` and answers their sizes in gzipped bytes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compileStyles } from './compile.ts';

const dist = join(import.meta.dirname, '../../dist');

export async function writeStyles(): Promise<Record<string, number>> {
  mkdirSync(dist, { recursive: true });
  const { layered, unlayered } = await compileStyles();
  const files = { 'styles.css': layered, 'styles.unlayered.css': unlayered };
  for (const [name, css] of Object.entries(files)) writeFileSync(join(dist, name), css);
  // TypeScript refuses the side-effect import of a file that has no declaration.
  writeFileSync(join(dist, 'styles.css.d.ts'), 'export {};\n');
  return Object.fromEntries(Object.entries(files).map(([name, css]) => [name, gzipSync(css, { level: 9 }).length]));
}
