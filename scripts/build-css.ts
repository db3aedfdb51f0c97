/** Writes `dist/styles.css` and `dist/styles.unlayered.css` and prints their size. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compileStyles } from './styles/compile.ts';

const dist = join(import.meta.dirname, '../dist');
mkdirSync(dist, { recursive: true });
const { layered, unlayered } = await compileStyles();
for (const [name, css] of [
  ['styles.css', layered],
  ['styles.unlayered.css', unlayered],
] as const) {
  writeFileSync(join(dist, name), css);
  console.log(`${name} ${(gzipSync(css, { level: 9 }).length / 1024).toFixed(2)} KB gzip`);
}
