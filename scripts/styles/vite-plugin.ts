/** Serves the kit's stylesheet to stories, tests and the demo exactly as the package ships it. */
import type { Plugin } from 'vite';
import { compileStyles, STYLES_ENTRY } from './compile.ts';

/** Replaces stylesheet entries, wherever they are imported from, by their compiled form. */
export function floeStyles(entries: readonly string[] = [STYLES_ENTRY]): Plugin {
  return {
    name: 'floe-styles',
    enforce: 'pre',
    async load(id) {
      const entry = entries.find((path) => path === id.split('?')[0]);
      if (entry === undefined) return null;
      const { layered, files } = await compileStyles({ entry, minify: false });
      for (const file of files) this.addWatchFile(file);
      return layered;
    },
  };
}
