import { globSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import type { Module } from './modules.ts';
import { TESTS } from './vitest.config.ts';

const root = join(import.meta.dirname, '../..');
/** What was found before is kept here; only mutants whose code or tests have changed are run again. */
const KEPT = join(root, 'node_modules/.cache/mutate');

export type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Mutates a module and runs its tests against each mutant. `afresh` trusts nothing that was found before. */
export async function mutate({ name, files, tests }: Module, { afresh }: { afresh: boolean }): Promise<Mutant[]> {
  mkdirSync(KEPT, { recursive: true });
  process.env[TESTS] = globSync([...tests], { cwd: root }).join(',');
  const stryker = new Stryker({
    mutate: [...files],
    testRunner: 'vitest',
    // `related` would follow static imports alone; most of the adapter is loaded when it is first needed.
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate/passed-over.ts'],
    ignorers: ['passed-over'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // A mutant counts as killed when it runs out of time: a slow machine must not pass for that.
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: join(KEPT, `${name}.json`),
    force: afresh,
    tempDirName: join(tmpdir(), `floe-mutate-${process.pid}`),
    cleanTempDir: 'always',
    ignorePatterns: ['/dist', '/storybook-static', '/docs/screens', '/stories', '/demo', '/bench'],
    // It would be read with TypeScript's former programming interface, which 7 does not have; nothing in it points outside.
    tsconfigFile: 'none',
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
  });
  return stryker.runMutationTest();
}
