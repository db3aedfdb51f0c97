import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../server-adapter/store/open.ts';

const ROOT = join(import.meta.dirname, '../..');
const KEPT = join(ROOT, 'node_modules/.cache/floe-embedded');
/** What an empty database comes of: the engine, and our steps. */
const SOURCES = ['node_modules/@electric-sql/pglite/package.json', 'server-adapter/store/{migrations,kysely}/*.ts'];

let template: Promise<string> | undefined;

/**
 * An empty embedded database at the newest step, in `dataDir`. The engine takes seconds to make one and a moment to
 * copy one. That it can make one is shown by the tests of the store itself.
 */
export async function emptyDatabase(dataDir: string): Promise<string> {
  template ??= madeOnce();
  await cp(await template, dataDir, { recursive: true });
  return dataDir;
}

/** Kept for all processes and runs, under a name that changes with whatever it comes of. */
async function madeOnce(): Promise<string> {
  const folder = join(KEPT, fingerprint(ROOT));
  if (existsSync(folder)) return folder;
  await mkdir(KEPT, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  const store = openStore({ dataDir: draft, production: false });
  await store.ready();
  await store.close();
  try {
    await rename(draft, folder);
  } catch (error) {
    // Another process was faster: the two are alike.
    if (!existsSync(folder)) throw error;
    await rm(draft, { recursive: true });
  }
  return folder;
}

/** The name of the database that comes of the sources in a checkout. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: root }).sort()) hash.update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 16);
}
