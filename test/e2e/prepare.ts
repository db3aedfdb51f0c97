import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDemo } from '../../demo/open-demo.ts';
import { emptyDatabase } from '../store/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo's built pages and a fresh database, which each walk starts from a copy of. */
    demo: string;
  }
}

export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-prepared-'));
  await emptyDatabase(join(folder, 'store'));
  await prepareDemo(folder);
  project.provide('demo', folder);
  return () => rm(folder, { recursive: true, force: true });
}
