import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { floeStyles } from '../../scripts/styles/vite-plugin.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** By their address. */
const PAGES: Record<string, string> = {
  '/desk': 'pages/desk/index.html',
  '/portal': 'pages/portal/index.html',
  '/license': 'license/index.html',
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Builds the pages into a folder; a second or two. */
export async function buildPages(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: SOURCE,
    logLevel: 'error',
    plugins: [react(), floeStyles()],
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: Object.values(PAGES).map((page) => join(SOURCE, page)) },
    },
  });
}

/** Answers a built file, or null where there is none. */
export async function pageFile(dir: string, pathname: string): Promise<Response | null> {
  const page = PAGES[pathname.replace(/\/$/, '')];
  const path = normalize(join(dir, page ?? decodeURIComponent(pathname)));
  const type = TYPES[extname(path)];
  if (!type || !path.startsWith(dir + sep)) return null;
  try {
    return new Response(await readFile(path), {
      headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
    });
  } catch {
    return null;
  }
}
