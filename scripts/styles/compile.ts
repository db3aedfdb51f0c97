/** Compiles the kit's stylesheet: Tailwind, then our scope, in a layered and an unlayered build. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compile, optimize } from '@tailwindcss/node';
import { Scanner } from '@tailwindcss/oxide';
import { flattenLayers, scopeStyles } from './scope.ts';

export const STYLES_ENTRY = join(import.meta.dirname, '../../src/theme/styles.css');

export interface CompiledStyles {
  layered: string;
  unlayered: string;
  /** Every file the result depends on. */
  files: string[];
}

/** Compiles `entry`; minified unless asked otherwise. */
export async function compileStyles({ entry = STYLES_ENTRY, minify = true } = {}): Promise<CompiledStyles> {
  const files = [entry];
  const compiler = await compile(readFileSync(entry, 'utf8'), {
    base: dirname(entry),
    onDependency: (path) => void files.push(path),
  });
  const scanner = new Scanner({ sources: compiler.sources });
  const flat = optimize(compiler.build(scanner.scan()), { minify: false }).code;
  const layered = scopeStyles(flat);
  const print = (css: string) => optimize(css, { minify }).code;
  return {
    layered: print(layered.toString()),
    unlayered: print(flattenLayers(layered).toString()),
    files: [...files, ...scanner.files],
  };
}
