/** Serves the kit's stylesheet to stories, tests and the demo exactly as the package ships it. */
import type { Plugin } from 'vite';
import { compileStyles, STYLES_ENTRY } from './compile.ts';

/** Replaces the stylesheet entry, wherever it is imported from, by its compiled form. */
export function floeStyles(): Plugin {
  return {
    name: 'floe-styles',
    enforce: 'pre',
    async load(id) {
      const [path] = id.split('?');
      if (path !== STYLES_ENTRY) return null;
      const { layered, files } = await compileStyles({ minify: false });
      for (const file of files) this.addWatchFile(file);
      return layered;
    },
  };
}
